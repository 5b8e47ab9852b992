#!/usr/bin/env python3
"""Draws what a command prints on a terminal as an SVG.

    python3 docs/images/render.py OUT.svg -- COMMAND...     runs the command on a terminal of its own, colours and all
    python3 docs/images/render.py OUT.svg < output.txt      draws text with ANSI colours

Only the standard library is needed. The command's line is drawn first, as it would be typed: with `hot` for the path of the binary.
"""
import os
import pty
import re
import subprocess
import sys
from xml.sax.saxutils import escape

COLUMNS = 100
CHARACTER_WIDTH = 8.4
LINE_HEIGHT = 19
FONT_SIZE = 14
MARGIN = 18
BACKGROUND, FOREGROUND = '#1e2127', '#d4d7dd'
COLOURS = ['#5c6370', '#e06c75', '#98c379', '#e5c07b', '#61afef', '#c678dd', '#56b6c2', '#d4d7dd']
BRIGHT = ['#7f848e', '#ff7b86', '#b5e890', '#ffd68a', '#7cc7ff', '#e08bf5', '#6fd9e6', '#ffffff']
CONTROL = re.compile(r'\x1b\[([0-9;]*)m|\x1b\[[0-9;?]*[A-Za-z]|\x1b\][^\x07]*\x07|\x1b[()][A-Z0-9]')


def run(command):
    """What the command writes to a terminal."""
    parent, child = pty.openpty()
    environment = dict(os.environ, COLUMNS=str(COLUMNS), TERM='xterm-256color')
    environment.pop('NO_COLOR', None)
    process = subprocess.Popen(command, stdout=child, stderr=child, stdin=subprocess.DEVNULL, env=environment)
    os.close(child)
    output = b''
    while True:
        try:
            read = os.read(parent, 65536)
        except OSError:  # how Linux says that nobody writes any more
            break
        if not read:
            break
        output += read
    process.wait()
    return output.decode()


def spans(line, style):
    """The pieces of a line with their styles; `style` goes on into the next line."""
    pieces, at = [], 0
    for control in CONTROL.finditer(line):
        if control.start() > at:
            pieces.append((line[at:control.start()], dict(style)))
        at = control.end()
        if control.group(1) is not None:
            change(style, [int(code or 0) for code in control.group(1).split(';')])
    if at < len(line):
        pieces.append((line[at:], dict(style)))
    return pieces


def change(style, codes):
    while codes:
        code = codes.pop(0)
        if code == 0:
            style.clear()
        elif code == 1:
            style['bold'] = True
        elif code == 4:
            style['underline'] = True
        elif code in (22, 24):
            style.pop('bold' if code == 22 else 'underline', None)
        elif 30 <= code <= 37:
            style['colour'] = COLOURS[code - 30]
        elif 90 <= code <= 97:
            style['colour'] = BRIGHT[code - 90]
        elif code == 38 and codes[:1] == [5]:
            style['colour'] = palette(codes[1])
            del codes[:2]
        elif code == 38 and codes[:1] == [2]:
            style['colour'] = '#%02x%02x%02x' % tuple(codes[1:4])
            del codes[:4]
        elif code == 39:
            style.pop('colour', None)


def palette(number):
    """One of the 256 colours of xterm."""
    if number < 16:
        return (COLOURS + BRIGHT)[number]
    if number >= 232:
        return '#%02x%02x%02x' % ((8 + (number - 232) * 10,) * 3)
    levels = [0, 95, 135, 175, 215, 255]
    number -= 16
    return '#%02x%02x%02x' % (levels[number // 36], levels[number // 6 % 6], levels[number % 6])


def draw(text):
    lines = text.replace('\r\n', '\n').rstrip('\n').split('\n')
    style, rows = {}, []
    for row, line in enumerate(lines):
        column, pieces = 0, []
        for piece, look in spans(line.expandtabs(), style):
            # Spaces at the ends are left to the coordinates: not every viewer keeps them.
            words = piece.strip()
            start = column + len(piece) - len(piece.lstrip())
            column += len(piece)
            if not words:
                continue
            attributes = ['x="%.1f"' % (MARGIN + start * CHARACTER_WIDTH)]
            if 'colour' in look:
                attributes.append('fill="%s"' % look['colour'])
            if look.get('bold'):
                attributes.append('font-weight="bold"')
            if look.get('underline'):
                attributes.append('text-decoration="underline"')
            # The length keeps the columns of all lines together, whatever font there is.
            attributes.append('textLength="%.1f"' % (len(words) * CHARACTER_WIDTH))
            pieces.append('<tspan %s>%s</tspan>' % (' '.join(attributes), escape(words)))
        if pieces:
            rows.append('<text y="%d">%s</text>' % (MARGIN + 14 + row * LINE_HEIGHT, ''.join(pieces)))
    longest = max(len(CONTROL.sub('', line)) for line in lines)
    width = int(2 * MARGIN + max(longest, 60) * CHARACTER_WIDTH)
    height = 2 * MARGIN + len(lines) * LINE_HEIGHT
    return '\n'.join([
        '<svg xmlns="http://www.w3.org/2000/svg" width="%d" height="%d" viewBox="0 0 %d %d">' % (width, height, width, height),
        '<rect width="100%%" height="100%%" rx="8" fill="%s"/>' % BACKGROUND,
        '<g font-family="ui-monospace, SFMono-Regular, Menlo, Consolas, monospace" font-size="%d" fill="%s" xml:space="preserve">'
        % (FONT_SIZE, FOREGROUND)] + rows + ['</g>', '</svg>', ''])


def main():
    if len(sys.argv) > 3 and sys.argv[2] == '--':
        command = sys.argv[3:]
        typed = ' '.join([os.path.basename(command[0])] + command[1:])
        text = '\x1b[1;32m$\x1b[0m %s\n%s' % (typed, run(command))
    elif len(sys.argv) == 2:
        text = sys.stdin.read()
    else:
        sys.exit(__doc__)
    with open(sys.argv[1], 'w') as out:
        out.write(draw(text))


main()
