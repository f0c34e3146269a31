#!/usr/bin/env python3
# Pictures of every page, with sheets of contacts: an index by page, and a dozen pages on each sheet.
# SPDX-License-Identifier: GPL-3.0-or-later
# ./dev shots [FOLDER] [--only NAME]
import argparse, collections, concurrent.futures, glob, html, os, random, re, subprocess, sys, tempfile

ALL = (360, 1000, 1600)
TWO = (360, 1000)
PAGES = ['every-room-shows-its-list-a-record-and-a-new-one', 'every-dialog-opens', 'a-record-shows-its-history', 'the-search-opens-what-it-finds', 'welcome-and-shortcuts-open']
WORDS = PAGES + ['every-command-has-a-dialog', 'every-topic-of-the-help-has-a-text'] # and what is only looked at for its words
OTHERS = ('lists', 'forms', 'company', 'erasure', 'trade', 'finance') # what other tests show on their way; in English

Dress = collections.namedtuple('Dress', 'name widths pages others language scheme contrast text direction')
DRESSES = [
  Dress('en-light', ALL, None, OTHERS, 'en', 'light', 0, 1, 'ltr'),
  Dress('en-dark', ALL, None, OTHERS, 'en', 'dark', 0, 1, 'ltr'),
  Dress('contrast-light', TWO, PAGES, (), 'en', 'light', 1, 1, 'ltr'),
  Dress('contrast-dark', TWO, PAGES, (), 'en', 'dark', 1, 1, 'ltr'),
  Dress('text-1.5', TWO, PAGES, (), 'en', 'light', 0, 1.5, 'ltr'),
  Dress('right-to-left', TWO, PAGES, (), 'en', 'light', 0, 1, 'rtl'),
  Dress('de', TWO, WORDS, (), 'de', 'light', 0, 1, 'ltr'),
  Dress('it', TWO, WORDS, (), 'it', 'light', 0, 1, 'ltr'),
  Dress('pt_BR', TWO, WORDS, (), 'pt', 'light', 0, 1, 'ltr'),
]
LOCALES = {'en': 'C.UTF-8', 'de': 'de_DE.UTF-8', 'it': 'it_IT.UTF-8', 'pt': 'pt_BR.UTF-8'}


def make_environment(dress, folder, home):
  environment = {k: v for k, v in os.environ.items() if k not in ('WAYLAND_DISPLAY', 'DISPLAY', 'DBUS_SESSION_BUS_ADDRESS', 'LANGUAGE')}
  for name in ('DATA', 'CONFIG', 'CACHE', 'STATE'):
    environment[f'XDG_{name}_HOME'] = os.path.join(home, name.lower())
  environment.update(HOME=home, XDG_RUNTIME_DIR=home, GSETTINGS_SCHEMA_DIR=f'{build}/data', GSETTINGS_BACKEND='memory', GDK_BACKEND='x11', GSK_RENDERER='cairo',
                     LC_ALL=LOCALES[dress.language], FACTOTUM_PICTURES=folder, FACTOTUM_SCHEME=dress.scheme, FACTOTUM_TEXT=str(dress.text),
                     FACTOTUM_LANGUAGE=dress.language, FACTOTUM_DIRECTION=dress.direction, FACTOTUM_WIDTHS=' '.join(map(str, dress.widths)),
                     ADW_DEBUG_HIGH_CONTRAST=str(dress.contrast))
  if dress.language != 'en':
    environment['FACTOTUM_PICTURE_LOCALES'] = f'{build}/inst/share/locale'
  return environment


def take(dress, test, pages):
  """The pictures of one test program; the pointer lies in the corner, where it is over nothing."""
  folder = os.path.join(target, dress.name)
  os.makedirs(folder, exist_ok=True)
  words = [f'{build}/tests/desktop/test-desktop-{test}'] + [word for page in pages or () for word in ('-p', f'/desktop/pages/{page}')]
  with tempfile.TemporaryDirectory(prefix='factotum-') as home:
    done = subprocess.run(['xvfb-run', '-n', str(3000 + random.randrange(20000)), '-s', '-screen 0 1920x1200x24', 'dbus-run-session', '--',
                           'sh', '-c', 'xdotool mousemove 1919 1199; exec "$@"', 'sh', *words],
                          env=make_environment(dress, folder, home), stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
  return dress.name, test, done.returncode, done.stdout


def montage(paths, sheet):
  subprocess.run(['montage', *paths, '-tile', '4x', '-geometry', '480x480+6+6', '-background', '#888888', sheet], check=True)


def make_sheets(dress):
  """A dozen pages of one width on each."""
  sheets = 0
  for width in dress.widths:
    pictures = sorted(glob.glob(f'{target}/{dress.name}/*-{width:04}-*.png'))
    for i in range(0, len(pictures), 12):
      montage(pictures[i:i + 12], f'{target}/sheet-{dress.name}-{width:04}-{i // 12 + 1:02}.png')
      sheets += 1
  return sheets


def write_index(pictures):
  pages = collections.defaultdict(list)
  for path in pictures:
    pages[re.sub(r'-\d{4}-(light|dark)\.png$', '', os.path.basename(path))].append(os.path.relpath(path, target))
  with open(f'{target}/index.html', 'w', encoding='utf-8') as file:
    file.write('<!DOCTYPE html><meta charset="utf-8"><title>Factotum</title><style>body { font-family: sans-serif; background: #888 } '
               'figure { display: inline-block; margin: 6px; vertical-align: top } img { max-height: 320px; display: block }</style>\n')
    for page in sorted(pages):
      file.write(f'<h2 id="{html.escape(page)}">{html.escape(page)}</h2>\n')
      for path in sorted(pages[page]):
        name = html.escape(path)
        width = re.search(r'-(\d{4})-', os.path.basename(path))[1].lstrip('0')
        file.write(f'<figure><a href="{name}"><img loading="lazy" src="{name}" alt="{name}"></a><figcaption>{html.escape(os.path.dirname(path))}, {width}</figcaption></figure>\n')
  return len(pages)


parser = argparse.ArgumentParser()
parser.add_argument('build')
parser.add_argument('folder')
parser.add_argument('--only', action='append', choices=[dress.name for dress in DRESSES], help='one of them')
options = parser.parse_args()
build, target = os.path.abspath(options.build), os.path.abspath(options.folder)
chosen = [dress for dress in DRESSES if not options.only or dress.name in options.only]
jobs = [(dress, 'pages', dress.pages) for dress in chosen] + [(dress, test, None) for dress in chosen for test in dress.others]
failed = 0
with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
  for name, test, status, said in pool.map(lambda job: take(*job), jobs):
    failed += status != 0
    print(f'{name}, {test}: {"done" if status == 0 else "failed" + chr(10) + said[-2000:]}', flush=True)
  sheets = sum(pool.map(make_sheets, chosen))
pictures = [path for dress in DRESSES for path in glob.glob(f'{target}/{dress.name}/*-????-*.png')]
print(f'{len(pictures)} pictures of {write_index(pictures)} pages, {sheets} sheets: {target}/index.html')
sys.exit(failed > 0)
