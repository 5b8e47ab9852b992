//! The reference graph of a template: which resource needs which, and why.
//!
//! Nodes are resources, edges are the references that make one wait for another: `get_resource`, `get_attr`, `Ref`,
//! `Fn::GetAtt` in properties and metadata, and `depends_on`. The only place that knows petgraph.

use std::collections::{HashMap, HashSet, VecDeque};

use petgraph::algo::tarjan_scc;
use petgraph::graphmap::DiGraphMap;

use crate::source::Span;

/// Resources by their index in the template, and what they refer to.
#[derive(Debug, Clone, Default)]
pub struct Graph {
    /// Weights are indices into `edges`: the first reference that makes the pair.
    graph: DiGraphMap<u32, u32>,
    edges: Vec<Edge>,
}

/// One reference from a resource to another it needs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Edge {
    /// The resource that refers.
    pub from: u32,
    /// The resource that must be there first.
    pub to: u32,
    /// The name where it is written.
    pub span: Span,
    pub kind: EdgeKind,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum EdgeKind {
    /// `get_resource`, `Ref`
    Resource,
    /// `get_attr`, `Fn::GetAtt`
    Attribute,
    /// `depends_on`
    DependsOn,
}

impl Graph {
    /// A graph of `count` resources and the references between them.
    pub fn new(count: u32, edges: Vec<Edge>) -> Graph {
        let mut graph = DiGraphMap::with_capacity(count as usize, edges.len());
        for node in 0..count {
            graph.add_node(node);
        }
        for (index, edge) in edges.iter().enumerate() {
            if !graph.contains_edge(edge.from, edge.to) {
                graph.add_edge(edge.from, edge.to, index as u32);
            }
        }
        Graph { graph, edges }
    }

    /// All references, in the order found.
    pub fn edges(&self) -> &[Edge] {
        &self.edges
    }

    /// What a resource needs directly, each once.
    pub fn needs(&self, resource: u32) -> impl Iterator<Item = &Edge> {
        self.graph.edges(resource).map(|(_, _, index)| &self.edges[*index as usize])
    }

    /// One shortest ring for every knot of resources that wait for each other, as the edges around it; smallest
    /// resource first, rings in the order of their first resource.
    pub fn rings(&self) -> Vec<Vec<Edge>> {
        let mut rings: Vec<Vec<Edge>> = tarjan_scc(&self.graph)
            .into_iter()
            .filter(|knot| knot.len() > 1 || self.graph.contains_edge(knot[0], knot[0]))
            .map(|knot| self.shortest_ring(&knot))
            .collect();
        rings.sort_by_key(|ring| ring.first().map(|edge| edge.from));
        rings
    }

    /// The shortest way from a knot's first resource back to itself, breadth first.
    fn shortest_ring(&self, knot: &[u32]) -> Vec<Edge> {
        let start = knot.iter().copied().min().unwrap_or_default();
        let knot: HashSet<u32> = knot.iter().copied().collect();
        let mut came_by: HashMap<u32, Edge> = HashMap::new();
        let mut queue = VecDeque::from([start]);
        while let Some(node) = queue.pop_front() {
            for edge in self.needs(node) {
                if edge.to == start {
                    return walk_back(start, *edge, &came_by);
                }
                if knot.contains(&edge.to) && !came_by.contains_key(&edge.to) {
                    came_by.insert(edge.to, *edge);
                    queue.push_back(edge.to);
                }
            }
        }
        Vec::new()
    }
}

fn walk_back(start: u32, last: Edge, came_by: &HashMap<u32, Edge>) -> Vec<Edge> {
    let mut ring = vec![last];
    let mut at = last.from;
    while at != start {
        let Some(edge) = came_by.get(&at) else { break };
        ring.push(*edge);
        at = edge.from;
    }
    ring.reverse();
    ring
}

#[cfg(test)]
#[path = "graph_tests.rs"]
mod tests;
