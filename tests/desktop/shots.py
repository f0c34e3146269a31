#!/usr/bin/env python3
# Pictures of every page at 360, 1000 and 1600 px, light and dark, with a sheet of contacts a page.
# SPDX-License-Identifier: GPL-3.0-or-later
# ./dev shell tests/desktop/shots.py _build/debian13 FOLDER [--contrast] [--text 1.5]
import argparse, glob, os, random, re, subprocess, tempfile

parser = argparse.ArgumentParser()
parser.add_argument('build')
parser.add_argument('folder')
parser.add_argument('--contrast', action='store_true', help='in high contrast')
parser.add_argument('--text', type=float, default=1, help='with larger letters')
options = parser.parse_args()
build, folder = os.path.abspath(options.build), os.path.abspath(options.folder)
os.makedirs(folder, exist_ok=True)
for scheme in ('light', 'dark'):
  with tempfile.TemporaryDirectory(prefix='factotum-') as home:
    environment = {k: v for k, v in os.environ.items() if k not in ('WAYLAND_DISPLAY', 'DISPLAY', 'DBUS_SESSION_BUS_ADDRESS')}
    for name in ('DATA', 'CONFIG', 'CACHE', 'STATE'):
      environment[f'XDG_{name}_HOME'] = os.path.join(home, name.lower())
    environment.update(HOME=home, XDG_RUNTIME_DIR=home, GSETTINGS_SCHEMA_DIR=f'{build}/data', GSETTINGS_BACKEND='memory', GDK_BACKEND='x11', GSK_RENDERER='cairo', LC_ALL='C.UTF-8',
                       FACTOTUM_PICTURES=folder, FACTOTUM_SCHEME=scheme, FACTOTUM_TEXT=str(options.text), ADW_DEBUG_HIGH_CONTRAST=str(int(options.contrast)))
    for test in ('pages', 'lists', 'forms', 'company', 'erasure', 'trade', 'finance'):
      subprocess.run(['xvfb-run', '-n', str(3000 + random.randrange(2000)), '-s', '-screen 0 1920x1200x24', 'dbus-run-session', '--', f'{build}/tests/desktop/test-desktop-{test}'],
                     env=environment, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)

pages = sorted({re.sub(r'-\d{4}-(light|dark)\.png$', '', path) for path in glob.glob(f'{folder}/*-????-light.png')})
for page in pages:
  pictures = sorted(glob.glob(glob.escape(page) + '-????-light.png')) + sorted(glob.glob(glob.escape(page) + '-????-dark.png'))
  subprocess.run(['montage', *pictures, '-tile', f'{len(pictures) // 2 or 1}x', '-geometry', '600x600+6+6', '-background', '#888888', f'{folder}/sheet-{os.path.basename(page)}.png'], check=True)
print(f'{len(glob.glob(folder + "/*-????-*.png"))} pictures, {len(pages)} sheets in {folder}')
