use super::*;

#[test]
fn the_command_line_is_well_formed() {
    command_line().debug_assert();
}

/// Every help line begins with a capital letter and ends without a full stop.
#[test]
fn help_is_worded_alike() {
    fn look(command: &clap::Command) {
        let about = command.get_about().expect("every command says what it does").to_string();
        let arguments = command.get_arguments().filter_map(|argument| {
            let help = argument.get_help()?.to_string();
            Some((argument.get_id().to_string(), help))
        });
        for (name, help) in std::iter::once((command.get_name().to_string(), about)).chain(arguments) {
            assert!(help.starts_with(char::is_uppercase), "{name}: {help}");
            assert!(!help.ends_with('.'), "{name}: {help}");
        }
        command.get_subcommands().for_each(look);
    }
    look(&command_line());
}

#[test]
fn every_command_shows_examples() {
    for command in command_line().get_subcommands() {
        let shown = command.get_after_help().or(command.get_after_long_help()).map(ToString::to_string);
        assert!(shown.is_some_and(|text| text.contains("hot ")), "{}", command.get_name());
    }
}
