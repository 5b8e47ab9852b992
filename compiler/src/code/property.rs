//! Codes of properties.

use super::codes;
use crate::diagnostic::Severity::*;

codes! {
    UNKNOWN_PROPERTY {
        name: "unknown-property",
        severity: Error,
        summary: "The resource type has no such property",
        explanation: "\
The resource's type has no property of this name, or a mapping inside a property
has no such key. Heat refuses the template: names at the top already when it is
validated, those deeper down when a stack is made. Letter case counts. For a
template used as a type, its parameters are the properties. Correct the name;
`hot` suggests the nearest one.",
        example: "\
heat_template_version: 2021-04-16
resources:
  network:
    type: OS::Neutron::Net
    properties:
      nmae: front
",
        instead: "\
heat_template_version: 2021-04-16
resources:
  network:
    type: OS::Neutron::Net
    properties:
      name: front
",
        behaviour: "heat:heat/engine/properties.py `Properties.validate`",
    }
    MISSING_PROPERTY {
        name: "missing-property",
        severity: Error,
        summary: "A required property is not given",
        explanation: "\
The type can not be made without this property, and there is no default. Heat's
validation call does not notice; making the stack is refused. In a template used
as a type, each parameter without a default is a required property. Add the
property.",
        example: "\
heat_template_version: 2021-04-16
resources:
  subnet:
    type: OS::Neutron::Subnet
    properties:
      cidr: 192.0.2.0/24
",
        instead: "\
heat_template_version: 2021-04-16
resources:
  network:
    type: OS::Neutron::Net
  subnet:
    type: OS::Neutron::Subnet
    properties:
      network: {get_resource: network}
      cidr: 192.0.2.0/24
",
        behaviour: "heat:heat/engine/properties.py `Properties._get_property_value`",
    }
    UNIMPLEMENTED_PROPERTY {
        name: "unimplemented-property",
        severity: Error,
        summary: "Heat knows the property and does not implement it",
        explanation: "\
Some properties of AWS's types are listed in Heat only so that their names are
known; nothing in OpenStack answers to them. Heat refuses a template that sets
one, whatever the value. Remove the property, or use the OpenStack type, which may
offer the same in another way.",
        example: "\
AWSTemplateFormatVersion: '2010-09-09'
Resources:
  Network:
    Type: AWS::EC2::VPC
    Properties:
      CidrBlock: 192.0.2.0/24
      InstanceTenancy: dedicated
",
        instead: "\
AWSTemplateFormatVersion: '2010-09-09'
Resources:
  Network:
    Type: AWS::EC2::VPC
    Properties:
      CidrBlock: 192.0.2.0/24
",
        behaviour: "heat:heat/engine/properties.py `Properties.validate`",
    }
    WRONG_TYPE {
        name: "wrong-type",
        severity: Error,
        summary: "The value has the wrong type for its property",
        explanation: "\
Heat converts little. A string property takes text, whole numbers and booleans, but
no number with a fraction: quote `1.10`. Integer and number take text that is a
number. A boolean is `true` or `false`, not `yes` as text and not `1`. A map or
list is never read from text: write the items themselves (only a template used as
a type takes lists as text with commas). Heat refuses other values when the stack
is made; its validation call lets them pass.",
        example: "\
heat_template_version: 2021-04-16
resources:
  network:
    type: OS::Neutron::Net
    properties:
      tags: blue,green
",
        instead: "\
heat_template_version: 2021-04-16
resources:
  network:
    type: OS::Neutron::Net
    properties:
      tags: [blue, green]
",
        behaviour: "heat:heat/engine/properties.py `Property.get_value`",
    }
    VALUE_NOT_ALLOWED {
        name: "value-not-allowed",
        severity: Error,
        summary: "The value violates a constraint of its property",
        explanation: "\
The type limits what the property may be: a range, a length, a list of words, a
pattern, or a form such as an IP address. Heat refuses other values when the stack
is made. Values that depend on something not made yet are not checked, and whether
an image, flavor or network exists is only known to the cloud. Take a value that
is allowed; the finding says which are.",
        example: "\
heat_template_version: 2021-04-16
resources:
  password:
    type: OS::Heat::RandomString
    properties:
      length: 1000
",
        instead: "\
heat_template_version: 2021-04-16
resources:
  password:
    type: OS::Heat::RandomString
    properties:
      length: 512
",
        behaviour: "heat:heat/engine/constraints.py `Schema.validate_constraints`",
    }
    CONFLICTING_PROPERTIES {
        name: "conflicting-properties",
        severity: Error,
        summary: "Properties exclude each other",
        explanation: "\
Each of these properties is fine alone, but they say the same thing in two ways or
contradict each other, and Heat refuses them together when the stack is made. An
old name of a property and its new one also exclude each other. Keep one of them;
for an old name, keep the new one.",
        example: "\
heat_template_version: 2021-04-16
resources:
  data:
    type: OS::Cinder::Volume
    properties:
      size: 10
      image: debian-13
      snapshot_id: 3b0a4f9c-7a50-4b3b-9a55-0c5d6f9e2d11
",
        instead: "\
heat_template_version: 2021-04-16
resources:
  data:
    type: OS::Cinder::Volume
    properties:
      size: 10
      image: debian-13
",
        behaviour: "heat:heat/common/exception.py `ResourcePropertyConflict`, the `validate` of each type under heat:heat/engine/resources, heat:heat/engine/translation.py",
    }
    MISSING_ONE_OF {
        name: "missing-one-of",
        severity: Error,
        summary: "At least one of several properties is needed",
        explanation: "\
None of these properties is required by itself, but the type needs one of them to
know what to make, and Heat refuses the resource without any when the stack is
made. A property that is null counts as not given. Add the one that fits.",
        example: "\
heat_template_version: 2021-04-16
resources:
  data:
    type: OS::Cinder::Volume
    properties:
      name: data
",
        instead: "\
heat_template_version: 2021-04-16
resources:
  data:
    type: OS::Cinder::Volume
    properties:
      name: data
      size: 10
",
        behaviour: "heat:heat/common/exception.py `PropertyUnspecifiedError`, the `validate` of each type under heat:heat/engine/resources",
    }
    PROPERTY_NEEDS_OTHER {
        name: "property-needs-other",
        severity: Error,
        summary: "A property is only allowed together with another",
        explanation: "\
The property, or the value it has, means nothing without another property that is
not given, and Heat refuses the resource when the stack is made. Add the other
property, or remove this one.",
        example: "\
heat_template_version: 2021-04-16
resources:
  address:
    type: OS::Neutron::FloatingIP
    properties:
      floating_network: public
      fixed_ip_address: 192.0.2.10
",
        instead: "\
heat_template_version: 2021-04-16
resources:
  port:
    type: OS::Neutron::Port
    properties:
      network: private
  address:
    type: OS::Neutron::FloatingIP
    properties:
      floating_network: public
      port_id: {get_resource: port}
      fixed_ip_address: 192.0.2.10
",
        behaviour: "heat:heat/common/exception.py `ResourcePropertyDependency`, the `validate` of each type under heat:heat/engine/resources",
    }
    PROPERTY_NEEDS_VALUE {
        name: "property-needs-value",
        severity: Error,
        summary: "A property is only allowed with a certain value of another",
        explanation: "\
The property applies only to one kind of what the type can make, and another
property says that this is of another kind, by its value or by its default. Heat
refuses the combination when the stack is made. Change the value of the other
property, or remove this one.",
        example: "\
heat_template_version: 2021-04-16
resources:
  group:
    type: OS::Heat::AutoScalingGroup
    properties:
      min_size: 1
      max_size: 9
      resource: {type: 'OS::Heat::RandomString'}
  grow:
    type: OS::Heat::ScalingPolicy
    properties:
      auto_scaling_group_id: {get_resource: group}
      adjustment_type: change_in_capacity
      scaling_adjustment: 1
      min_adjustment_step: 1
",
        instead: "\
heat_template_version: 2021-04-16
resources:
  group:
    type: OS::Heat::AutoScalingGroup
    properties:
      min_size: 1
      max_size: 9
      resource: {type: 'OS::Heat::RandomString'}
  grow:
    type: OS::Heat::ScalingPolicy
    properties:
      auto_scaling_group_id: {get_resource: group}
      adjustment_type: percent_change_in_capacity
      scaling_adjustment: 10
      min_adjustment_step: 1
",
        behaviour: "heat:heat/common/exception.py `ResourcePropertyValueDependency`, the `validate` of each type under heat:heat/engine/resources",
    }
    REFUSED_BY_RESOURCE {
        name: "refused-by-resource",
        severity: Error,
        summary: "The resource type refuses this combination of values",
        explanation: "\
Each value fits its property, but the type has rules of its own about how they go
together: a smallest size above the largest, an address outside of its subnet, a
setting that its protocol does not have. Heat checks them when the stack is made
and refuses the resource. The message says which rule is broken.",
        example: "\
heat_template_version: 2021-04-16
resources:
  group:
    type: OS::Heat::AutoScalingGroup
    properties:
      min_size: 5
      max_size: 2
      resource: {type: 'OS::Heat::RandomString'}
",
        instead: "\
heat_template_version: 2021-04-16
resources:
  group:
    type: OS::Heat::AutoScalingGroup
    properties:
      min_size: 2
      max_size: 5
      resource: {type: 'OS::Heat::RandomString'}
",
        behaviour: "the `validate` of each type under heat:heat/engine/resources",
    }
    REQUIRED_NULL {
        name: "required-null",
        severity: Warning,
        summary: "A required property is null",
        explanation: "\
A key with nothing after it is null. For Heat a null still counts as given, so a
required property that is null passes, and becomes the empty value of its type:
an empty text, 0, false, an empty map or list. The service then gets that value,
which is hardly meant and mostly fails late. Write the value.",
        example: "\
heat_template_version: 2021-04-16
resources:
  type:
    type: OS::Cinder::VolumeType
    properties:
      name:
",
        instead: "\
heat_template_version: 2021-04-16
resources:
  type:
    type: OS::Cinder::VolumeType
    properties:
      name: fast
",
        behaviour: "heat:heat/engine/properties.py `Property.get_value`, `Properties._get_property_value`",
    }
}
