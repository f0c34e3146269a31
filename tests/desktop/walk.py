#!/usr/bin/env python3
# Walks through the real program as a screen reader and a keyboard would: what has the focus has a name, and the first ten minutes need no mouse.
# SPDX-License-Identifier: GPL-3.0-or-later
import os, random, shutil, subprocess, sys, tempfile, time

program, cli, schemas = sys.argv[1:4]

if 'FACTOTUM_WALK' not in os.environ: # a screen, a bus and a home of its own
  missing = [tool for tool in ('xvfb-run', 'dbus-run-session', 'xdotool') if not shutil.which(tool)]
  if missing:
    print('skipped: there is no', missing[0])
    sys.exit(77)
  home = tempfile.mkdtemp(prefix='factotum-')
  environment = {k: v for k, v in os.environ.items() if k not in ('WAYLAND_DISPLAY', 'DISPLAY', 'DBUS_SESSION_BUS_ADDRESS', 'AT_SPI_BUS_ADDRESS', 'G_DEBUG')}
  for name in ('DATA', 'CONFIG', 'CACHE', 'STATE', 'RUNTIME'):
    folder = os.path.join(home, name.lower())
    environment['XDG_RUNTIME_DIR' if name == 'RUNTIME' else f'XDG_{name}_HOME'] = folder
    os.makedirs(folder, mode=0o700)
  os.makedirs(os.path.join(home, 'config/gtk-4.0'))
  with open(os.path.join(home, 'config/gtk-4.0/settings.ini'), 'w') as settings:
    settings.write('[Settings]\ngtk-enable-animations=false\n')
  environment.update(FACTOTUM_WALK=home, HOME=home, GSETTINGS_SCHEMA_DIR=schemas, GSETTINGS_BACKEND='memory', GDK_BACKEND='x11', GSK_RENDERER='cairo', LC_ALL='C.UTF-8',
                     SECRET_BACKEND='file', SECRET_FILE_TEST_PATH=os.path.join(home, 'keyring'), SECRET_FILE_TEST_PASSWORD='nobody')
  status = subprocess.call(['xvfb-run', '-n', str(3000 + random.randrange(2000)), '-s', '-screen 0 1400x1000x24', 'dbus-run-session', '--',
                            sys.executable, __file__, *sys.argv[1:]], env=environment)
  shutil.rmtree(home, ignore_errors=True)
  sys.exit(status)

try:
  import gi
  gi.require_version('Atspi', '2.0')
  from gi.repository import Atspi, GLib
except (ImportError, ValueError) as error:
  print('skipped:', error)
  sys.exit(77)

WAIT = 40
SHUT = {Atspi.Role.TABLE_ROW, Atspi.Role.COMBO_BOX} # what is in it is read with it
FRAMES = {Atspi.Role.SCROLL_PANE, Atspi.Role.PANEL} # hand the focus on to what is in them
context = GLib.MainContext.default()

def pump():
  while context.iteration(False):
    pass

def wait(what, look):
  end = time.monotonic() + WAIT
  while time.monotonic() < end:
    pump()
    try:
      found = look()
      if found:
        return found
    except (GLib.Error, AttributeError): # the tree changes while one looks
      pass
    time.sleep(0.05)
  raise SystemExit(f'not ok: never came: {what}')

def nodes(root):
  yield root
  if root.get_role() in SHUT:
    return
  for i in range(root.get_child_count()):
    child = root.get_child_at_index(i)
    if child and child.get_state_set().contains(Atspi.StateType.VISIBLE):
      yield from nodes(child)

def find(role=None, name=None, part=None):
  for node in nodes(window):
    if (role is None or node.get_role() == role) and (name is None or node.get_name() == name) and (part is None or part in node.get_name()):
      if node.get_state_set().contains(Atspi.StateType.SHOWING):
        return node
  return None

def texts():
  return [node.get_name() for node in nodes(window) if node.get_name() and node.get_state_set().contains(Atspi.StateType.SHOWING)]

def key(*keys):
  subprocess.run(['xdotool', 'key', '--delay', '20', *keys], check=True)

def write(text):
  subprocess.run(['xdotool', 'type', '--delay', '15', text], check=True)

def sql(statement):
  answer = subprocess.run([cli, '--company', company, *statement], capture_output=True, text=True)
  return answer.stdout

nameless = {}
counted = 0

def inspect(place):
  """Every widget that takes the focus says what it is."""
  global counted
  def look():
    found = []
    n = 0
    for node in nodes(window):
      states = node.get_state_set()
      if not (states.contains(Atspi.StateType.FOCUSABLE) and states.contains(Atspi.StateType.SHOWING)):
        continue
      if node.get_role() in FRAMES or node.get_role() == Atspi.Role.LIST and node.get_parent().get_role() == Atspi.Role.TREE_TABLE:
        continue
      n += 1
      name = node.get_name() or any(r.get_relation_type() == Atspi.RelationType.LABELLED_BY for r in node.get_relation_set())
      if not name or node.get_role() in (Atspi.Role.UNKNOWN, Atspi.Role.INVALID):
        path, up = [], node
        while up and len(path) < 6:
          path.append(f'{up.get_role_name()} “{up.get_name()}”')
          up = up.get_parent()
        found.append(' < '.join(path))
    return n, found
  n, found = wait(place, look)
  counted += n
  if found:
    nameless[place] = found

def is_dialog():
  return find(Atspi.Role.DIALOG)

def visit(place, keys, words):
  key(*keys)
  wait(f'{place}: {words}', lambda: is_dialog() and any(words in text for text in texts()))
  inspect(place)
  key('Escape')
  wait(f'{place} closed', lambda: not is_dialog())

def focus():
  for node in nodes(window):
    if node.get_state_set().contains(Atspi.StateType.FOCUSED):
      return node
  return None

def tab_round():
  """Tab goes on, and comes round again."""
  seen = []
  def note(event):
    if event.detail1:
      seen.append((event.source.get_name(), event.source.get_role_name(), hash(event.source)))
  listener = Atspi.EventListener.new(note)
  listener.register('object:state-changed:focused')
  for i in range(120):
    before = len(seen)
    key('Tab')
    wait(f'the focus after {seen[-1:]}', lambda: len(seen) > before)
    if [s[:2] for s in seen].count(seen[0][:2]) > 1 and seen[-1] == seen[0]:
      break
  listener.deregister('object:state-changed:focused')
  assert seen[-1] == seen[0], f'Tab does not come round: {seen[-5:]}'
  assert len(set(seen)) > 8, seen
  nobody = [s[:2] for s in seen if not s[0]]
  return len(set(seen)), nobody

Atspi.init()
company = subprocess.run([cli, 'demo', '--orders', '60'], capture_output=True, text=True, check=True).stdout.strip()
assert os.path.exists(company), company
process = subprocess.Popen([program, company])
try:
  desktop = Atspi.get_desktop(0)
  application = wait('the program', lambda: next((desktop.get_child_at_index(i) for i in range(desktop.get_child_count()) if desktop.get_child_at_index(i) and 'factotum' in desktop.get_child_at_index(i).get_name()), None))
  window = wait('the window', lambda: application.get_child_at_index(0))
  identity = subprocess.run(['xdotool', 'search', '--sync', '--onlyvisible', '--class', 'factotum'], capture_output=True, text=True, timeout=WAIT).stdout.split()[0]
  subprocess.run(['xdotool', 'windowfocus', '--sync', identity], check=True)
  wait('Today', lambda: 'What Needs You' in texts())
  inspect('today')

  for number, room in enumerate(('Employees', 'Contacts', 'Orders', 'Inventory', 'Tickets'), 2): # every room
    key(f'alt+{number}')
    wait(room, lambda: any(text.endswith(' records') for text in texts()) and find(Atspi.Role.TREE_TABLE))
    inspect(room)
    key('ctrl+n')
    wait(f'{room}: new', lambda: any(': new' in text for text in texts()))
    inspect(f'{room}: new')

  visit('search', ['ctrl+f'], 'Find')
  visit('palette', ['ctrl+k'], 'New Record')
  visit('preferences', ['ctrl+comma'], 'Light or Dark')
  visit('help', ['F1'], 'The First Ten Minutes')

  key('alt+4') # open the orders, find an order, print it
  wait('orders', lambda: any(text.endswith(' records') for text in texts()))
  key('ctrl+f')
  wait('search', is_dialog)
  write('2026-00007' if '2026-00007' in sql(['list', 'orders', '--limit', '100', '--format', 'csv']) else sql(['list', 'orders', '--limit', '1', '--format', 'csv']).split('\n')[1].split(',')[0])
  wait('a hit', lambda: find(Atspi.Role.LIST_ITEM))
  key('Return')
  wait('the order', lambda: not is_dialog() and find(part='Lines'))
  inspect('an order')
  stops, nobody = tab_round()
  visit('print preview', ['ctrl+p'], 'page')

  key('alt+3') # a new contact: typed, saved, taken back
  wait('contacts', lambda: find(Atspi.Role.TREE_TABLE, 'Contacts'))
  key('ctrl+n')
  wait('new contact', lambda: any(': new' in text for text in texts()) and focus())
  write('Walker and Daughters')
  key('ctrl+s')
  wait('the contact is saved', lambda: 'Walker and Daughters' in sql(['list', 'contacts', '--search', 'Walker', '--format', 'csv']))
  wait('its page', lambda: not any(': new' in text for text in texts()))
  key('ctrl+z')
  wait('the contact is taken back', lambda: 'Walker and Daughters' not in sql(['list', 'contacts', '--search', 'Walker', '--format', 'csv']))

  key('ctrl+k') # a report by the palette
  wait('palette', is_dialog)
  write('reports')
  key('Return')
  wait('reports', lambda: is_dialog() and any('Stock list' in text for text in texts()))
  inspect('reports')
  key('Escape')

  key('F10') # the main menu
  items = wait('the main menu', lambda: [n for n in nodes(window) if n.get_role() == Atspi.Role.MENU_ITEM and n.get_state_set().contains(Atspi.StateType.SHOWING)])
  inspect('main menu')
  items = [item.get_name() for item in items]
  key('Escape')
  assert process.poll() is None, 'the program ended'
finally:
  process.terminate()
  process.wait()

blank = [item for item in items if not item]
print(f'nameless stops of Tab: {nobody}; nameless menu items: {len(blank)}')
for place, found in nameless.items():
  for path in found:
    print(f'not ok: nameless in {place}: {path}')
print(f'{counted} focusable widgets looked at, {sum(map(len, nameless.values()))} without a name; Tab goes through {stops} stops and comes round; {len(items)} items in the main menu')
sys.exit(1 if nameless or nobody or blank else 0)
