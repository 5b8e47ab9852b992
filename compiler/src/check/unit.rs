//! One template under check, with all that its parts share.

use std::sync::Arc;

use crate::check::aws::Generated;
use crate::check::coerce::Conversion;
use crate::check::session::LoadedTemplate;
use crate::environment::Environment;
use crate::evaluate::Tri;
use crate::schema::ResourceType;
use crate::source::{SourceId, Span};
use crate::syntax::Text;
use crate::template::Template;

/// A template under check.
pub(crate) struct Unit<'a> {
    pub template: &'a Template,
    /// The file's path, from which its references are resolved.
    pub path: &'a str,
    pub environment: &'a Environment,
    /// What each resource is, in the order of the template's resources.
    pub kinds: Vec<Kind>,
    /// Whether each resource exists, in the order of the template's resources.
    pub enabled: Vec<Tri>,
    /// AWS: names that may be there without being written.
    pub generated: Generated,
    /// The way from the root template to this one.
    pub trail: Trail,
    /// Seconds since 1970, where the caller says so.
    pub now: Option<i64>,
}

/// The way from the root template down.
#[derive(Debug, Clone, Default)]
pub(crate) struct Trail {
    /// Paths of the templates, outermost first, this one last.
    pub paths: Vec<String>,
    /// Names of the resources that led here.
    pub resources: Vec<Text>,
    /// Places of the registry's entries that led here: inside a template its own entry does not hold, so that it can use
    /// the type that it stands for (heat:heat/engine/environment.py `get_child_environment`).
    pub entries: Vec<(SourceId, Span)>,
}

/// What a resource's type turned out to be.
#[derive(Clone)]
pub(crate) enum Kind {
    Native(&'static ResourceType),
    /// From the user's own schema files.
    Extra(Arc<ResourceType>),
    Template(Arc<LoadedTemplate>),
    /// Nothing is known of it; that has been reported where it is wrong.
    Unknown,
}

impl Kind {
    /// What the type accepts and gives; `None` where nothing is known.
    pub(crate) fn interface(&self) -> Option<&ResourceType> {
        match self {
            Kind::Native(kind) => Some(kind),
            Kind::Extra(kind) => Some(kind),
            Kind::Template(loaded) => Some(&loaded.interface),
            Kind::Unknown => None,
        }
    }

    pub(crate) fn is_template(&self) -> bool {
        matches!(self, Kind::Template(_))
    }

    /// How values are taken: a template's parameters convert them, those of Heat's own templates too.
    pub(crate) fn conversion(&self) -> Conversion {
        let shipped = self.interface().is_some_and(|interface| interface.behaviour.shipped_template.is_some());
        if self.is_template() || shipped { Conversion::Template } else { Conversion::Native }
    }
}

impl Unit<'_> {
    /// What the resource of a name is; `None` where there is no such resource.
    pub(crate) fn kind_of(&self, resource: &str) -> Option<&Kind> {
        self.kinds.get(self.template.resources.content.get_index_of(resource)?)
    }

    /// Whether a resource exists.
    pub(crate) fn enabled(&self, index: usize) -> Tri {
        self.enabled.get(index).copied().unwrap_or(Tri::True)
    }

    /// How many templates lie above this one.
    pub(crate) fn depth(&self) -> usize {
        self.trail.paths.len().saturating_sub(1)
    }

    pub(crate) fn is_nested(&self) -> bool {
        self.depth() > 0
    }
}
