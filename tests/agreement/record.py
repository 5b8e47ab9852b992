#!/usr/bin/env python3
"""Asks Heat about the project's own cases and writes down what it says.

    python3 tests/agreement/record.py HEAT_PYTHON HEAT_VALIDATE

HEAT_PYTHON is the interpreter of an environment with openstack-heat, HEAT_VALIDATE the script that runs Heat's own
validation over cases in JSON lines. Writes `cases/verdicts.jsonl`, one line a case, sorted by id; never edited by hand.
"""
import json
import pathlib
import subprocess
import sys
import tempfile

CASES = pathlib.Path(__file__).parent / 'cases'
# What differs from machine to machine or from run to run is not recorded.
RECORDED = ('ok', 'error_class', 'error_message', 'alternatives', 'internal', 'filled')
SEEDS = range(4)


def read_case(path):
    """A case in the shape that the script takes; the headers are those of tests/support."""
    parts = [['/main.yaml', False, '']]
    for line in path.read_bytes().decode().splitlines(keepends=True):
        if line.startswith('#- '):
            words = line[3:].split()
            parts.append([words[0], words[1:] == ['environment'], ''])
        else:
            parts[-1][2] += line
    case = {'id': str(path.relative_to(CASES).with_suffix('')), 'template': parts[0][2], 'files': {}}
    for name, is_environment, text in parts[1:]:
        if is_environment:
            case['environment'] = text
        else:
            case['files'][name.lstrip('/')] = text
    return case


def ask(python, script, cases, strict, seed):
    """Verdicts by id."""
    with tempfile.TemporaryDirectory() as folder:
        path = pathlib.Path(folder) / 'cases.jsonl'
        # Environments are YAML here and mappings there; Heat's own parser turns one into the other.
        convert = ('import json, sys\nfrom heat.common import environment_format\n'
                   'for line in sys.stdin:\n'
                   '    case = json.loads(line)\n'
                   '    if "environment" in case:\n'
                   '        import yaml\n'
                   '        case["environment"] = yaml.safe_load(case["environment"])\n'
                   '    print(json.dumps(case))\n')
        lines = ''.join(json.dumps(case) + '\n' for case in cases)
        path.write_text(subprocess.run([python, '-W', 'ignore', '-c', convert], input=lines, text=True, check=True,
                                       capture_output=True).stdout)
        command = [python, '-W', 'ignore', script] + (['--strict'] if strict else []) + [str(path)]
        answer = subprocess.run(command, text=True, check=True, capture_output=True,
                                env={'PYTHONHASHSEED': str(seed)}).stdout
    verdicts = map(json.loads, answer.splitlines())
    return {verdict['path']: {key: verdict[key] for key in RECORDED if verdict.get(key) is not None} for verdict in verdicts}


def main():
    python, script = sys.argv[1:]
    cases = [read_case(path) for path in sorted(CASES.glob('*/*.yaml'))]
    validate = ask(python, script, cases, False, 0)
    creates = [ask(python, script, cases, True, seed) for seed in SEEDS]
    with open(CASES / 'verdicts.jsonl', 'w') as out:
        for case in cases:
            name = case['id']
            create = creates[0][name]
            others = []
            for other in (answers[name] for answers in creates[1:]):
                if other != create and other not in others:
                    others.append(other)
            if others:
                create['alternatives'] = others
            out.write(json.dumps({'id': name, 'create': create, 'validate': validate[name]}, sort_keys=True) + '\n')


main()
