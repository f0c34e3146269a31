# Drives the real program as a keyboard and a screen reader do, on a screen, a bus and a home of its own.
# SPDX-License-Identifier: GPL-3.0-or-later
import json, os, random, shutil, sqlite3, subprocess, sys, tempfile, time

WAIT = 30
sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))


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
  # -noreset: or the screen begins anew when the first program leaves it, and the next one that comes is sent away
  status = subprocess.call(['xvfb-run', '-n', str(3000 + random.randrange(2000)), '-s', '-noreset -screen 0 1400x1000x24', 'dbus-run-session', '--',
                            sys.executable, *sys.argv], env=environment)
  shutil.rmtree(home, ignore_errors=True)
  sys.exit(status)

try:
  import gi
  gi.require_version('Atspi', '2.0')
  from gi.repository import Atspi, GLib
  import accessible
  from accessible import SHUT
except (ImportError, ValueError) as error:
  skip(error)

program, cli = map(os.path.abspath, sys.argv[1:3])
home = os.environ['FACTOTUM_DRIVE']
context = GLib.MainContext.default()
FRAMES = {Atspi.Role.SCROLL_PANE, Atspi.Role.PANEL} # hand the focus on to what is in them


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
    except (GLib.Error, AttributeError, IndexError): # the tree changes while one looks
      pass
    time.sleep(0.03)
  if 'FACTOTUM_PICTURES' in os.environ:
    subprocess.run(['scrot', '-o', os.path.join(os.environ['FACTOTUM_PICTURES'], 'never-came.png')])
  raise SystemExit(f'not ok: never came: {what}')


def nodes(root, known=()):
  """What is below, as it is now; a list or table of one of these names is known already."""
  def descends(one):
    return one.role not in SHUT and not (known and one.role in (Atspi.Role.LIST, Atspi.Role.TREE_TABLE) and one.name in known)
  return accessible.walk(accessible.look(root, descends))


def shows(node):
  return node.get_state_set().contains(Atspi.StateType.SHOWING)


def find_in(root, role=None, name=None, part=None):
  for node in nodes(root):
    if (role is None or node.get_role() == role) and (name is None or node.get_name() == name) and (part is None or part in node.get_name()) and shows(node):
      return node.live()
  return None


def is_selected(node):
  return node.get_state_set().contains(Atspi.StateType.SELECTED)


def texts_in(root):
  return [node.get_name() for node in nodes(root) if node.get_name() and shows(node)]


def focus_in(root):
  for i in range(20):
    try:
      return next((node.live() for node in nodes(root) if node.get_state_set().contains(Atspi.StateType.FOCUSED)), None)
    except GLib.Error: # the tree changes while one looks
      pump()
      time.sleep(0.03)
  raise SystemExit('not ok: the window changes all the time')


def is_there(node):
  """A row that went out of the view after it was listed has no name."""
  return node in node.get_parent().get_children()


def look_at_stops(root, known=()):
  """How many widgets take the focus, and the paths of those that do not say what they are."""
  count, nameless = 0, []
  for node in nodes(root, known):
    states = node.get_state_set()
    if not (states.contains(Atspi.StateType.FOCUSABLE) and states.contains(Atspi.StateType.SHOWING)):
      continue
    if node.get_role() in FRAMES or node.get_role() == Atspi.Role.LIST and node.get_parent().get_role() == Atspi.Role.TREE_TABLE:
      continue
    name = node.get_name() or node.has_label()
    if not name and not is_there(node):
      continue
    count += 1
    if not name or node.get_role() in (Atspi.Role.UNKNOWN, Atspi.Role.INVALID):
      path, up = [], node
      while up and len(path) < 6:
        path.append(f'{up.get_role_name()} “{up.get_name()}”')
        up = up.get_parent()
      nameless.append(' < '.join(path))
  return count, nameless


def inside(node, name):
  while node and node.get_name() != name:
    node = node.get_parent()
  return node is not None


def in_toast(node):
  """A toast is an alert without a name; its button lies in it."""
  try:
    if node.get_role() != Atspi.Role.BUTTON:
      return False
    while node and node.get_role() != Atspi.Role.ALERT:
      node = node.get_parent()
    return node is not None and not node.get_name()
  except GLib.Error: # gone by now
    return False


strokes = 0 # keys pressed so far


def key(*keys):
  global strokes
  strokes += len(keys)
  done.append((time.monotonic(), ' '.join(keys)))
  subprocess.run(['xdotool', 'key', '--delay', '20', *keys], check=True)


def write(text):
  global strokes
  strokes += len(text)
  done.append((time.monotonic(), repr(text)))
  subprocess.run(['xdotool', 'type', '--delay', '15', text], check=True)


def office(company, *words):
  """What the command line says of the same company."""
  return subprocess.run([cli, '--company', company, *words], capture_output=True, text=True).stdout


def records(company, *words):
  return json.loads(office(company, *words, '--format', 'json') or '[]')


BLINK = 50 # milliseconds of the processor between two waits, with layout and painting by software, but without what other programs took
STALL = BLINK * int(os.environ.get('FACTOTUM_TEST_SLOWNESS', '1')) # a program that watches its memory is slower
done = [] # by the keys: when, and what


def last_done(milliseconds):
  return ' '.join([what for when, what in done if when * 1000 < milliseconds][-3:]) or 'the start'


def watched():
  """The environment in which the main loop of a program is watched from below, and where what it says will lie."""
  library = os.environ.get('FACTOTUM_TEST_STALLS_LIBRARY')
  if not library or 'FACTOTUM_TEST_STALLS' in os.environ:
    return os.environ, None
  report = os.path.join(home, f'stalls-{random.randrange(1 << 30)}')
  return dict(os.environ, LD_PRELOAD=' '.join(filter(None, (library, os.environ.get('LD_PRELOAD')))), FACTOTUM_TEST_STALLS=report, ASAN_OPTIONS=os.environ.get('ASAN_OPTIONS', '') + ':verify_asan_link_order=0'), report


def read_stalls(report):
  """Of each step of the main loop that took long: milliseconds, those in which it computed, and when it ended."""
  if not report or not os.path.exists(report):
    return []
  with open(report) as file:
    stalls = [tuple(map(int, line.split())) for line in file]
  os.remove(report)
  return stalls


class Desk:
  """The program with a demo office, or with this company, in its window."""
  stalls = []

  def __init__(self, orders, company=None):
    accessible.connect()
    self.manager = subprocess.Popen(['openbox', '--config-file', '/dev/null'], stderr=subprocess.DEVNULL)
    self.company = company or subprocess.run([cli, 'demo', '--orders', str(orders)], capture_output=True, text=True, check=True).stdout.strip()
    assert os.path.exists(self.company), self.company
    environment, self.report = watched()
    self.process = subprocess.Popen([program, self.company], cwd=home, env=environment)

  def __enter__(self):
    self.application = wait('the program', lambda: next((one for one in accessible.programs() if 'factotum' in one.get_name()), None))
    self.window = wait('the window', lambda: self.application.get_children()[0])
    wait('Today', lambda: 'What Needs You' in texts_in(self.window))
    wait('the focus', lambda: self.window.get_state_set().contains(Atspi.StateType.ACTIVE))
    read_stalls(self.report) # the start has its own measure
    self.focused = None
    self.fallen = []
    self.listener = accessible.FocusListener(self.note_focus)
    return self

  def note_focus(self, node):
    self.focused = node
    if done and 'Tab' not in done[-1][1] and in_toast(node):
      self.fallen.append(last_done(time.monotonic() * 1000))

  def __exit__(self, *error):
    ended = self.process.poll() is not None
    self.process.terminate()
    self.process.wait()
    self.manager.terminate()
    self.manager.wait()
    assert not ended, 'the program ended'
    assert error[0] or not self.fallen, f'the focus fell on the button of a toast, where Return undoes, after: {self.fallen}'
    self.keep_stalls()
    slow = sorted((computed, last_done(ended)) for stall, computed, ended in self.stalls if computed > STALL)
    if self.report:
      print(f'# steps of the main loop that computed longer than {STALL} ms: {len(slow)}', *(f'{computed} after {what};' for computed, what in slow), flush=True)

  def keep_stalls(self):
    self.stalls = self.stalls + read_stalls(self.report)

  def drop_stalls(self):
    read_stalls(self.report)

  def dialog(self, part):
    """Another window of the program, whose title has this part, in front."""
    def look():
      for frame in self.application.get_children():
        if part in frame.get_name() and frame.get_state_set().contains(Atspi.StateType.ACTIVE):
          return frame
      return None
    return wait(f'the window “{part}”', look)

  def find(self, role=None, name=None, part=None):
    return find_in(self.window, role, name, part)

  def in_front(self):
    """The dialog in the window, or None."""
    try:
      return self.find_dialog()
    except GLib.Error: # the tree changes while one looks
      return None

  def find_dialog(self):
    """Dialogs lie high up in the tree: the rest of it is not looked through. A toast is an alert without a name."""
    for node in accessible.walk(accessible.look(self.window, depth=6)):
      if (node.role == Atspi.Role.DIALOG or node.role == Atspi.Role.ALERT and node.get_name()) and shows(node):
        return node.live()
    return None

  def find_offering(self):
    """The dialog in whose entry one may write; one that is on its way out has none."""
    dialog = self.in_front()
    return dialog if dialog and any(node.role == Atspi.Role.ENTRY and node.states.contains(Atspi.StateType.FOCUSED) for node in nodes(dialog)) else None

  def choose(self, words, title, hint):
    """Writes into what offers things, goes to the one with this title and this word beside it, and takes it."""
    dialog = wait('what offers things', self.find_offering)
    time.sleep(0.2) # what has the focus takes letters once it is painted
    write(words)
    def look():
      results = find_in(dialog, Atspi.Role.LIST, 'Results')
      if not results or results.get_description() != words: # it still shows what fits the first letters
        return None
      offers = [node for node in nodes(results) if node.get_role() == Atspi.Role.LIST_ITEM]
      return any(fits(offer) for offer in offers) and next((offer for offer in offers if is_selected(offer)), None)
    def fits(offer):
      return offer.get_name() == title and (hint is None or hint in texts_in(offer))
    chosen = wait(f'the offer “{title}” ({hint})', look)
    for i in range(20): # their order in the tree is not that on the screen
      if fits(chosen):
        key('Return')
        return
      key('Down')
      before, end = chosen, time.monotonic() + 1
      while chosen == before and time.monotonic() < end:
        pump()
        try:
          chosen = look() or before
        except (GLib.Error, AttributeError): # the tree changes while one looks
          chosen = before
    key('Escape')
    wait('the end of the offers', lambda: not self.in_front())
    raise LookupError(f'not ok: Down does not lead to “{title}”')

  def offer(self, keys, words, title, hint):
    """Who presses Down too fast under load passes by what is looked for: then all over again."""
    for i in range(3):
      self.call(keys)
      try:
        return self.choose(words, title, hint)
      except LookupError as error:
        problem = error
    raise SystemExit(str(problem))

  def call(self, keys):
    """Presses keys until a dialog comes: those that meet a window without a focus, while another dialog goes, get lost."""
    for i in range(3):
      key(keys)
      end = time.monotonic() + WAIT / 6
      while time.monotonic() < end:
        pump()
        if self.in_front():
          return
        time.sleep(0.03)
    raise SystemExit(f'not ok: {keys} brings no dialog')

  def open(self, words, title, kind):
    """Finds a record and shows it."""
    self.offer('ctrl+f', words, title, kind)
    wait('the end of the search', lambda: not self.in_front())

  def palette(self, label, hint=None):
    self.offer('ctrl+k', label, label, hint)

  def changes(self):
    """How many changes people made; the program's own are not counted."""
    db = sqlite3.connect(f'file:{self.company}?mode=ro', uri=True)
    try:
      return db.execute("SELECT count(*) FROM change WHERE command <> 'predict-orders'").fetchone()[0]
    finally:
      db.close()

  def step(self, keys):
    """One key, and what has the focus then."""
    self.focused = None
    key(keys)
    end = time.monotonic() + 1
    while self.focused is None and time.monotonic() < end:
      pump()
      time.sleep(0.01)
    return self.focus()

  def fill(self, labels_and_texts):
    """Goes with Tab to each field of the dialog in front, and writes."""
    for label, text in labels_and_texts:
      focus = self.focus()
      for i in range(30):
        if focus and focus.get_name() == label:
          break
        focus = self.step('Tab')
      else:
        raise SystemExit(f'not ok: Tab does not lead to “{label}”')
      key('ctrl+a')
      write(text)

  def focus(self):
    """What has the focus, as the program told, unless that is gone by now."""
    pump()
    try:
      if self.focused and self.focused.get_state_set().contains(Atspi.StateType.FOCUSED):
        return self.focused
    except GLib.Error:
      pass
    self.focused = focus_in(self.window)
    return self.focused

  def tab_to(self, what, fits, keys='Tab'):
    focus = self.focus()
    for i in range(120):
      if focus and fits(focus):
        return focus
      focus = self.step(keys)
    raise SystemExit(f'not ok: {keys} does not lead to {what}; last: {focus and (focus.get_role_name(), focus.get_name())}')

  def go_to_row(self, table, part):
    """Into the table of this name, and down to the row that says this."""
    self.tab_to(table, lambda node: node.get_role() == Atspi.Role.TABLE_ROW and inside(node, table))
    self.tab_to(part, lambda node: part in node.get_name() or part in texts_in(node), 'Down')

  def is_alone(self, seconds):
    """Whether its own window is in front again within that time."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
      pump()
      if self.window.get_state_set().contains(Atspi.StateType.ACTIVE):
        return True
      time.sleep(0.05)
    return False
