# The tree that a screen reader sees, over its own bus. Of a whole tree all questions of a level are on their way at once.
# SPDX-License-Identifier: GPL-3.0-or-later
import gi
gi.require_version('Atspi', '2.0')
from gi.repository import Atspi, Gio, GLib

REGISTRY = 'org.a11y.atspi.Registry'
INTERFACE = 'org.a11y.atspi.Accessible'
PATIENCE = 5000 # milliseconds
SHUT = {Atspi.Role.TABLE_ROW, Atspi.Role.COMBO_BOX} # what is in it is read with it

QUESTIONS = (('org.freedesktop.DBus.Properties', 'Get', GLib.Variant('(ss)', (INTERFACE, 'Name'))),
             (INTERFACE, 'GetRole', None), (INTERFACE, 'GetState', None), (INTERFACE, 'GetChildren', None))

bus = None


def connect():
  """The bus of the session knows the bus of those who read the screen."""
  global bus
  address = Gio.bus_get_sync(Gio.BusType.SESSION).call_sync('org.a11y.Bus', '/org/a11y/bus', 'org.a11y.Bus', 'GetAddress', None, None, 0, -1, None).unpack()[0]
  bus = Gio.DBusConnection.new_for_address_sync(
    address, Gio.DBusConnectionFlags.AUTHENTICATION_CLIENT | Gio.DBusConnectionFlags.MESSAGE_BUS_CONNECTION, None, None)


class States:
  def __init__(self, words):
    self.bits = sum(word << 32 * i for i, word in enumerate(words))

  def contains(self, state):
    return bool(self.bits >> int(state) & 1)


class Accessible:
  """An object as it is now: each question goes to the program."""

  def __init__(self, owner, path):
    self.owner, self.path = owner, path

  def __eq__(self, other):
    return isinstance(other, Accessible) and (self.owner, self.path) == (other.owner, other.path)

  def __hash__(self):
    return hash((self.owner, self.path))

  def ask(self, interface, method, parameters=None):
    return bus.call_sync(self.owner, self.path, interface, method, parameters, None, 0, PATIENCE, None).unpack()[0]

  def get(self, name):
    return self.ask('org.freedesktop.DBus.Properties', 'Get', GLib.Variant('(ss)', (INTERFACE, name)))

  def get_name(self):
    return self.get('Name')

  def get_description(self):
    return self.get('Description')

  def get_role(self):
    return Atspi.Role(self.ask(INTERFACE, 'GetRole'))

  def get_role_name(self):
    return self.get_role().value_nick

  def get_state_set(self):
    return States(self.ask(INTERFACE, 'GetState'))

  def get_children(self):
    return [Accessible(*child) for child in self.ask(INTERFACE, 'GetChildren')]

  def get_parent(self):
    owner, path = self.get('Parent')
    return None if path == '/org/a11y/atspi/null' else Accessible(owner, path)

  def get_text(self):
    length = self.ask('org.freedesktop.DBus.Properties', 'Get', GLib.Variant('(ss)', ('org.a11y.atspi.Text', 'CharacterCount')))
    return self.ask('org.a11y.atspi.Text', 'GetText', GLib.Variant('(ii)', (0, length)))

  def has_label(self):
    return any(relation == Atspi.RelationType.LABELLED_BY for relation, targets in self.ask(INTERFACE, 'GetRelationSet'))


class Seen(Accessible):
  """An object as it was when its tree was looked at."""

  def take(self, name, role, states, children):
    self.name, self.role, self.states = name, Atspi.Role(role), States(states)
    self.children = [Seen(*child) for child in children]

  def get_name(self):
    return self.name

  def get_role(self):
    return self.role

  def get_state_set(self):
    return self.states

  def get_children(self):
    return self.children

  def live(self):
    return Accessible(self.owner, self.path)


def ask_all(seen):
  """Puts every question to each of them, then waits for all answers. The first error is raised."""
  context = GLib.MainContext.new()
  answers, open_ones = {}, len(seen) * len(QUESTIONS)

  def answered(connection, result, place):
    nonlocal open_ones
    open_ones -= 1
    try:
      answers[place] = connection.call_finish(result).unpack()[0]
    except GLib.Error as error:
      answers.setdefault('error', error)

  context.push_thread_default()
  try:
    for i, one in enumerate(seen):
      for j, (interface, method, parameters) in enumerate(QUESTIONS):
        bus.call(one.owner, one.path, interface, method, parameters, None, 0, PATIENCE, None, answered, (i, j))
    while open_ones > 0:
      context.iteration(True)
  finally:
    context.pop_thread_default()
  if 'error' in answers:
    raise answers['error']
  for i, one in enumerate(seen):
    one.take(*(answers[i, j] for j in range(len(QUESTIONS))))


def look(root, descends=lambda one: one.role not in SHUT, depth=None):
  """The tree below an object as it is now; what is not visible is no part of it."""
  tree = Seen(root.owner, root.path)
  level = [tree]
  ask_all(level)
  while level and depth != 0:
    for one in level:
      one.children = one.children if descends(one) else []
    ask_all([child for one in level for child in one.children])
    for one in level:
      one.children = [child for child in one.children if child.states.contains(Atspi.StateType.VISIBLE)]
    level = [child for one in level for child in one.children]
    depth = depth - 1 if depth is not None else None
  for one in level:
    one.children = []
  return tree


def walk(seen):
  yield seen
  for child in seen.children:
    yield from walk(child)


def programs():
  return Accessible(REGISTRY, '/org/a11y/atspi/accessible/root').get_children()


class FocusListener:
  """Calls back with what gets the focus."""

  def __init__(self, callback):
    self.callback = callback
    bus.call_sync(REGISTRY, '/org/a11y/atspi/registry', REGISTRY, 'RegisterEvent', GLib.Variant('(sass)', ('object:state-changed:focused', [], '')), None, 0, PATIENCE, None)
    self.subscription = bus.signal_subscribe(None, 'org.a11y.atspi.Event.Object', 'StateChanged', None, 'focused', 0, self.changed)

  def changed(self, connection, sender, path, interface, signal, parameters):
    if parameters.get_child_value(1).get_int32():
      self.callback(Accessible(sender, path))

  def stop(self):
    bus.signal_unsubscribe(self.subscription)
