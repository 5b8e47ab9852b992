//! How long the steps of a check take, beside the YAML parser alone on the same bytes.
//!
//! Templates are generated, so that every machine measures the same text: servers with ports and user data, references
//! to parameters and to each other. The sizes go up to the largest template that Heat takes.

use std::fmt::Write as _;
use std::hint::black_box;

use compiler::check::{Options, check};
use compiler::files::MemoryFiles;
use compiler::lower::{Taker, lower};
use compiler::source::{Source, SourceId};
use compiler::{schema, syntax};
use criterion::{BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};
use granit_parser::Parser;

/// Sizes in bytes: a template of about a hundred lines, a large one, and Heat's limit.
const SIZES: [usize; 4] = [4_000, 32_000, 128_000, 512_000];

/// A template of at most `size` bytes.
fn template(size: usize) -> String {
    let mut text = String::from(
        "heat_template_version: 2021-04-16\n\
         description: Servers on one network\n\
         parameters:\n\
         \x20 image: {type: string, default: cirros, constraints: [{custom_constraint: glance.image}]}\n\
         \x20 flavor: {type: string, default: m1.small}\n\
         \x20 network: {type: string}\n\
         resources:\n",
    );
    for index in 0.. {
        let mut part = String::new();
        write_server(&mut part, index);
        if text.len() + part.len() > size {
            break;
        }
        text.push_str(&part);
    }
    text
}

fn write_server(text: &mut String, index: usize) {
    let _ = write!(
        text,
        "  port_{index}:
    type: OS::Neutron::Port
    properties:
      network: {{ get_param: network }}
      fixed_ips:
        - ip_address: 10.0.{}.{}
      port_security_enabled: false
  server_{index}:
    type: OS::Nova::Server
    properties:
      name:
        str_replace:
          template: web-NUMBER
          params: {{ NUMBER: \"{index}\" }}
      image: {{ get_param: image }}
      flavor: {{ get_param: flavor }}
      networks:
        - port: {{ get_resource: port_{index} }}
      user_data_format: RAW
      user_data: |
        #!/bin/sh
        echo started > /var/log/started
        systemctl enable --now nginx
",
        index / 250 % 250,
        index % 250 + 1,
    );
}

fn steps(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("steps");
    for size in SIZES {
        let text = template(size);
        let source = Source::new(SourceId(0), "template.yaml", text.as_str());
        let root = syntax::parse(&source).root;
        group.throughput(Throughput::Bytes(text.len() as u64));
        group.bench_with_input(BenchmarkId::new("granit-parser alone", size), &text, |bencher, text| {
            bencher.iter(|| Parser::new_from_str(black_box(text)).filter(Result::is_ok).count());
        });
        group.bench_with_input(BenchmarkId::new("syntax", size), &source, |bencher, source| {
            bencher.iter(|| syntax::parse(black_box(source)));
        });
        group.bench_with_input(BenchmarkId::new("lower", size), &root, |bencher, root| {
            bencher.iter(|| lower(SourceId(0), black_box(root), Taker::Heat));
        });
        group.bench_with_input(BenchmarkId::new("check", size), &text, |bencher, text| {
            let files = MemoryFiles::default();
            let options = Options::default();
            bencher.iter(|| check("template.yaml", black_box(text).clone().into_bytes(), &options, &files));
        });
    }
    group.finish();
}

fn schema_lookup(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("schema");
    group.bench_function("look up a decoded type", |bencher| {
        bencher.iter(|| schema::resource_type(black_box("OS::Nova::Server")));
    });
    group.bench_function("find out that a type is unknown", |bencher| {
        bencher.iter(|| schema::resource_type(black_box("OS::Nova::Serve")));
    });
    group.finish();
}

criterion_group!(benches, steps, schema_lookup);
criterion_main!(benches);
