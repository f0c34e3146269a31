# Drives the real program as a keyboard and a screen reader do, on a screen, a bus and a home of its own.
# SPDX-License-Identifier: GPL-3.0-or-later
import os, random, shutil, subprocess, sys, tempfile, time

WAIT = 30


def skip(why):
  print('skipped:', why)
  sys.exit(77)


def make_home(schemas):
  """The environment of a person who has never used this computer."""
  home = tempfile.mkdtemp(prefix='factotum-')
  environment = {k: v for k, v in os.environ.items() if k not in ('WAYLAND_DISPLAY', 'DISPLAY', 'DBUS_SESSION_BUS_ADDRESS', 'AT_SPI_BUS_ADDRESS', 'G_DEBUG')}
  for name in ('DATA', 'CONFIG', 'CACHE', 'STATE', 'RUNTIME'):
    folder = os.path.join(home, name.lower())
    environment['XDG_RUNTIME_DIR' if name == 'RUNTIME' else f'XDG_{name}_HOME'] = folder
    os.makedirs(folder, mode=0o700)
  os.makedirs(os.path.join(home, 'config/gtk-4.0'))
  with open(os.path.join(home, 'config/gtk-4.0/settings.ini'), 'w') as settings:
    settings.write('[Settings]\ngtk-enable-animations=false\n')
  environment.update(FACTOTUM_DRIVE=home, HOME=home, GSETTINGS_SCHEMA_DIR=schemas, GSETTINGS_BACKEND='memory', GDK_BACKEND='x11', GSK_RENDERER='cairo', LC_ALL='C.UTF-8',
                     SECRET_BACKEND='file', SECRET_FILE_TEST_PATH=os.path.join(home, 'keyring'), SECRET_FILE_TEST_PASSWORD='nobody')
  return home, environment


if 'FACTOTUM_DRIVE' not in os.environ: # begin again where nobody is disturbed
  for tool in ('xvfb-run', 'dbus-run-session', 'xdotool', 'openbox'):
    if not shutil.which(tool):
      skip(f'there is no {tool}')
  home, environment = make_home(sys.argv[3])
  status = subprocess.call(['xvfb-run', '-n', str(3000 + random.randrange(2000)), '-s', '-screen 0 1400x1000x24', 'dbus-run-session', '--',
                            sys.executable, *sys.argv], env=environment)
  shutil.rmtree(home, ignore_errors=True)
  sys.exit(status)

try:
  import gi
  gi.require_version('Atspi', '2.0')
  from gi.repository import Atspi, GLib
except (ImportError, ValueError) as error:
  skip(error)

program, cli = map(os.path.abspath, sys.argv[1:3])
home = os.environ['FACTOTUM_DRIVE']
context = GLib.MainContext.default()
SHUT = {Atspi.Role.TABLE_ROW, Atspi.Role.COMBO_BOX} # what is in it is read with it


def pump():
  while context.iteration(False):
    pass


def wait(what, look):
  """What look() finds, once it finds something."""
  end = time.monotonic() + WAIT
  while time.monotonic() < end:
    pump()
    try:
      found = look()
      if found:
        return found
    except (GLib.Error, AttributeError): # the tree changes while one looks
      pass
    time.sleep(0.1)
  if 'FACTOTUM_PICTURES' in os.environ:
    subprocess.run(['scrot', '-o', os.path.join(os.environ['FACTOTUM_PICTURES'], 'never-came.png')])
  raise SystemExit(f'not ok: never came: {what}')


def nodes(root):
  yield root
  if root.get_role() in SHUT:
    return
  for i in range(root.get_child_count()):
    child = root.get_child_at_index(i)
    if child and child.get_state_set().contains(Atspi.StateType.VISIBLE):
      yield from nodes(child)


def shows(node):
  return node.get_state_set().contains(Atspi.StateType.SHOWING)


def find_in(root, role=None, name=None, part=None):
  for node in nodes(root):
    if (role is None or node.get_role() == role) and (name is None or node.get_name() == name) and (part is None or part in node.get_name()) and shows(node):
      return node
  return None


def texts_in(root):
  return [node.get_name() for node in nodes(root) if node.get_name() and shows(node)]


def focus_in(root):
  for node in nodes(root):
    if node.get_state_set().contains(Atspi.StateType.FOCUSED):
      return node
  return None


def key(*keys):
  subprocess.run(['xdotool', 'key', '--delay', '20', *keys], check=True)


def write(text):
  subprocess.run(['xdotool', 'type', '--delay', '15', text], check=True)


def office(company, *words):
  """What the command line says of the same company."""
  return subprocess.run([cli, '--company', company, *words], capture_output=True, text=True).stdout


class Desk:
  """The program with a demo office in its window."""

  def __init__(self, orders):
    Atspi.init()
    self.manager = subprocess.Popen(['openbox', '--config-file', '/dev/null'], stderr=subprocess.DEVNULL)
    self.company = subprocess.run([cli, 'demo', '--orders', str(orders)], capture_output=True, text=True, check=True).stdout.strip()
    assert os.path.exists(self.company), self.company
    self.process = subprocess.Popen([program, self.company], cwd=home)

  def __enter__(self):
    desktop = Atspi.get_desktop(0)
    self.application = wait('the program', lambda: next((a for a in map(desktop.get_child_at_index, range(desktop.get_child_count())) if a and 'factotum' in a.get_name()), None))
    self.window = wait('the window', lambda: self.application.get_child_at_index(0))
    wait('Today', lambda: 'What Needs You' in texts_in(self.window))
    wait('the focus', lambda: self.window.get_state_set().contains(Atspi.StateType.ACTIVE))
    return self

  def __exit__(self, *error):
    ended = self.process.poll() is not None
    self.process.terminate()
    self.process.wait()
    self.manager.terminate()
    self.manager.wait()
    assert not ended, 'the program ended'

  def dialog(self, part):
    """Another window of the program, whose title has this part, in front."""
    def look():
      for i in range(self.application.get_child_count()):
        frame = self.application.get_child_at_index(i)
        if frame and part in frame.get_name() and frame.get_state_set().contains(Atspi.StateType.ACTIVE):
          return frame
      return None
    return wait(f'the window “{part}”', look)

  def is_alone(self, seconds):
    """Whether its own window is in front again within that time."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
      pump()
      if self.window.get_state_set().contains(Atspi.StateType.ACTIVE):
        return True
      time.sleep(0.05)
    return False
