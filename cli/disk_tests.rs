use super::*;

#[test]
fn what_was_read_once_stays_for_the_run() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.yaml");
    std::fs::write(&path, "one").unwrap();
    let files = DiskFiles::default();
    let path = path.to_str().unwrap();
    assert_eq!(files.read(path), Ok(b"one".to_vec()));
    std::fs::write(path, "two").unwrap();
    assert_eq!(files.read(path), Ok(b"one".to_vec()));
    assert_eq!(DiskFiles::default().read(path), Ok(b"two".to_vec()));
}

#[test]
fn large_files_are_read_and_not_kept() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("large.json");
    std::fs::write(&path, vec![b' '; REMEMBERED_LIMIT + 1]).unwrap();
    let files = DiskFiles::default();
    assert_eq!(files.read(path.to_str().unwrap()).map(|bytes| bytes.len()), Ok(REMEMBERED_LIMIT + 1));
    assert!(files.read.lock().unwrap().is_empty());
}

#[test]
fn a_file_over_the_limit_is_refused_unread() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("sparse.json");
    File::create(&path).unwrap().set_len(SIZE_LIMIT + 1).unwrap();
    assert_eq!(read_file(&path), Err(ReadError::Unreadable("it is larger than 64 MiB".to_string())));
}

#[test]
fn an_input_without_a_size_is_cut_off_at_the_limit() {
    assert_eq!(read_limited(std::io::repeat(b'x'), 0), Err(too_large()));
}

#[test]
fn folders_addresses_and_absent_files_say_what_they_are() {
    let folder = tempfile::tempdir().unwrap();
    let files = DiskFiles::default();
    let read = |path: &str| files.read(path).map_err(|error| reason(&error)).unwrap_err();
    assert_eq!(read(folder.path().to_str().unwrap()), "it is a folder, not a file");
    assert_eq!(read("https://example.org/a.yaml"), "it is an address, and only files are read");
    assert_eq!(read("no/such/file.yaml"), "no such file or folder");
}

#[cfg(unix)]
#[test]
fn sockets_and_devices_are_never_opened() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("socket");
    let _listener = std::os::unix::net::UnixListener::bind(&path).unwrap();
    assert_eq!(read_file(&path), Err(ReadError::Unreadable("it is a socket, not a file".to_string())));
    assert_eq!(read_file(Path::new("/dev/zero")), Err(ReadError::Unreadable("it is a device, not a file".to_string())));
}
