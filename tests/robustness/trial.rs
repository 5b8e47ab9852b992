//! One seed's text with everything around it: other files, environments, values, the one who takes it.

use std::fmt;

use compiler::check::{Checked, Options, Target, check};
use compiler::files::{Files, ReadError, is_remote};
use compiler::syntax::Text;

use crate::mutation;
use crate::random::Random;
use crate::samples::Sample;

/// A check to be made.
pub struct Trial {
    sample: String,
    pub text: Vec<u8>,
    options: Options,
    files: Surroundings,
    /// Whether the accidents changed anything.
    pub is_changed: bool,
}

/// Answers for every path, as if all that a template may name were there.
struct Surroundings {
    known: Vec<(String, Vec<u8>)>,
    /// What every other template is.
    child: Vec<u8>,
}

/// The template that uses a broken one.
const PARENT: &str = "heat_template_version: 2021-04-16
parameters:
  names: {type: comma_delimited_list, default: 'a,b'}
  given: {type: json, default: {}}
resources:
  child:
    type: child.yaml
    properties: {name: {get_param: [names, 0]}, size: 3, unknown: 1}
  group:
    type: OS::Heat::ResourceGroup
    properties: {count: 2, resource_def: {type: child.yaml, properties: {name: a%index%, size: {get_param: given}}}}
  mapped:
    type: My::Type
    properties: {name: b}
outputs:
  first: {value: {get_attr: [child, address]}}
  all: {value: {get_attr: [group, address]}}
  one: {value: {get_attr: [group, resource.0.name]}}
";

const CHILD: &str = "heat_template_version: 2018-08-31
parameters:
  name: {type: string, constraints: [{length: {min: 1}}, {allowed_pattern: '[a-z]*'}]}
  size: {type: number, default: 1}
resources:
  server:
    type: OS::Nova::Server
    properties: {name: {get_param: name}, flavor: m1.small, networks: [{network: private}]}
outputs:
  address: {value: {get_attr: [server, first_address]}}
";

const ENVIRONMENT: &str = "parameters:
  name: web
  size: 2
  names: [a, b]
parameter_defaults:
  flavor: m1.small
  key_name: mine
resource_registry:
  My::Type: child.yaml
  OS::Nova::Server: OS::Nova::Server
  OS::Heat::Sof*: OS::Heat::None
  resources:
    server: {hooks: pre-create}
";

impl Trial {
    pub fn of(samples: &[Sample], seed: u64) -> Trial {
        let mut random = Random::of(seed);
        let sample = random.pick(samples);
        let other = &random.pick(samples).text;
        let mut broken = sample.text.clone();
        mutation::mutate(&mut broken, other, &mut random);
        let mut trial = Trial {
            sample: sample.name.clone(),
            is_changed: broken != sample.text,
            text: Vec::new(),
            options: Options { target: *random.pick(&[Target::Heat, Target::Auto, Target::Aws]), ..Options::default() },
            files: Surroundings { known: sample.files.clone(), child: CHILD.into() },
        };
        trial.place(sample, broken, other, &mut random);
        trial.give_values(&mut random);
        trial
    }

    /// Makes the broken text the template, one that it uses, or an environment.
    fn place(&mut self, sample: &Sample, broken: Vec<u8>, other: &[u8], random: &mut Random) {
        self.options.environments.clone_from(&sample.environments);
        match random.below(8) {
            0 => {
                self.text = PARENT.into();
                self.files.child = broken;
                self.options.target = Target::Heat;
                self.add_environment(ENVIRONMENT.into());
            }
            1 => {
                self.text = sample.text.clone();
                let mut environment = ENVIRONMENT.as_bytes().to_vec();
                mutation::mutate(&mut environment, other, random);
                self.add_environment(environment);
            }
            2 if !self.files.known.is_empty() => {
                self.text = broken;
                let at = random.below(self.files.known.len());
                mutation::mutate(&mut self.files.known[at].1, other, random);
            }
            3 => {
                self.text = broken;
                self.add_environment(ENVIRONMENT.into());
            }
            _ => self.text = broken,
        }
    }

    fn add_environment(&mut self, text: Vec<u8>) {
        self.files.known.push(("/added.yaml".to_string(), text));
        self.options.environments.push("/added.yaml".to_string());
    }

    fn give_values(&mut self, random: &mut Random) {
        if random.one_in(4) {
            let value = *random.pick(&["", "a", "1", "a,b", "{\"a\": [1, null]}", "[", "true", "\u{e9}"]);
            self.options.parameters.push((Text::new_static("name"), value.to_string()));
        }
        if random.one_in(2) {
            self.options.now = Some(1_793_491_200);
        }
    }

    pub fn check(&self) -> Checked {
        check("/folder/main.yaml", self.text.clone(), &self.options, &self.files)
    }

    /// Checks another text in the same surroundings.
    pub fn check_instead(&self, text: String) -> Checked {
        check("/folder/main.yaml", text.into_bytes(), &self.options, &self.files)
    }
}

impl Files for Surroundings {
    fn read(&self, path: &str) -> Result<Vec<u8>, ReadError> {
        if is_remote(path) {
            return Err(ReadError::Remote);
        }
        if let Some((_, text)) = self.known.iter().find(|(known, _)| known == path) {
            return Ok(text.clone());
        }
        match path.rsplit_once('.') {
            Some((_, "yaml" | "yml" | "template")) => Ok(self.child.clone()),
            Some((_, "json")) => Err(ReadError::Unreadable("no permission".to_string())),
            Some(_) => Ok(b"#!/bin/sh\n".to_vec()),
            None => Err(ReadError::NotFound),
        }
    }
}

impl fmt::Display for Trial {
    /// Everything that is needed to do it again.
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let shown = |text: &[u8]| format!("{:?}", String::from_utf8_lossy(text));
        writeln!(formatter, "from {}, {:?}", self.sample, self.options)?;
        writeln!(formatter, "template: {}", shown(&self.text))?;
        for (path, text) in &self.files.known {
            writeln!(formatter, "{path}: {}", shown(text))?;
        }
        writeln!(formatter, "other templates: {}", shown(&self.files.child))
    }
}
