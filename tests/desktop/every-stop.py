#!/usr/bin/env python3
# Every page and every dialog of every command: what takes the focus has a name, Tab goes round, Escape closes, Return carries out or says what is missing.
# SPDX-License-Identifier: GPL-3.0-or-later
from drive import Atspi, Desk, accessible, GLib, home, key, look_at_stops, program, pump, texts_in, wait, watched
import subprocess, sys, time

DIALOGS = ('win.find', 'win.palette', 'win.reports', 'win.enter-order', 'win.scan', 'win.plan', 'win.import', 'win.company', 'win.check', 'win.backups',
           'app.preferences', 'app.help', 'app.about', 'vault.protect')
KINDS = ('entry', 'other') # what the focus may be on at first
SELDOM = ('erase-', 'end-employment') # Return would take away what the next ones are about


class StopDesk(Desk):
  """The window with someone in it who opens what is asked for."""

  def __init__(self):
    accessible.connect()
    self.manager = subprocess.Popen(['openbox', '--config-file', '/dev/null'], stderr=subprocess.DEVNULL)
    environment, self.report = watched()
    self.process = subprocess.Popen([program], cwd=home, env=environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)

  def ask(self, *words):
    self.process.stdin.write(' '.join(words) + '\n')
    self.process.stdin.flush()
    for line in self.process.stdout: # others write there too
      if line.startswith('> '):
        return line[2:].strip()
    raise SystemExit(f'not ok: the program ended at: {words}')


problems, counts = [], {'pages': 0, 'dialogs': 0, 'focusables': 0, 'stops': 0, 'refusals': 0}


def blame(place, problem):
  problems.append(f'{place}: {problem}')
  print('not ok:', problems[-1], flush=True)


def look(place, root, known=()):
  desk.ask('layout')
  count, nameless = wait(place, lambda: look_at_stops(root, known))
  counts['focusables'] += count
  if count == 0:
    blame(place, 'nothing takes the focus')
  for path in nameless:
    blame(place, f'nameless: {path}')
  desk.keep_stalls()
  answer = desk.ask('round')
  desk.ask('focus') # a hundred keys in one step of the main loop are the test's own doing, and told by now
  desk.drop_stalls()
  if not answer.isdigit():
    blame(place, answer)
  else:
    counts['stops'] += int(answer)


def look_at_page(place, *known):
  counts['pages'] += 1
  look(place, desk.window, known)


def escape(place):
  for i in range(2): # a list that hangs open is closed by the first one
    key('Escape')
    end = time.monotonic() + 3
    while time.monotonic() < end:
      pump()
      if not desk.in_front():
        return
      time.sleep(0.02)
  blame(place, 'Escape does not close it')
  raise SystemExit(1)


def press_return(place, kind, dialog):
  """It closes, because all is done, or it says something that was not there before."""
  texts = set(wait(place, lambda: texts_in(dialog)))
  key('Return' if kind == 'entry' else 'ctrl+Return')
  end = time.monotonic() + 6
  while time.monotonic() < end:
    pump()
    try:
      if not desk.find_dialog() or set(texts_in(dialog)) - texts:
        break
    except (GLib.Error, AttributeError): # the tree changes while one looks
      pass
    time.sleep(0.02)
  else:
    blame(place, 'Return does nothing and says nothing')
  if desk.in_front():
    counts['refusals'] += 1


def look_at_dialog(place, *order, carries_out=False):
  desk.ask(*order)
  dialog = wait(place, desk.in_front)
  end = time.monotonic() + 3
  while (kind := desk.ask('focus')) not in KINDS and time.monotonic() < end:
    pump()
    time.sleep(0.02)
  if kind not in KINDS and (carries_out or 'not in front' in kind):
    blame(place, kind)
  counts['dialogs'] += 1
  look(place, dialog)
  if carries_out and dialog.get_role() == Atspi.Role.DIALOG: # a question that cannot be taken back wants its button
    press_return(place, kind, dialog)
    if not desk.in_front(): # opened again, for Escape
      desk.ask(*order)
      wait(place, desk.in_front)
  escape(place)


with StopDesk() as desk:
  begin = time.monotonic()
  for room in desk.ask('rooms').split():
    table = desk.ask('go', room)
    desk.ask('record')
    look_at_page(room, *(('Rooms',) if counts['pages'] > 0 else ()))
    if desk.ask('new'):
      look_at_page(f'{room}: new', 'Rooms', table)
  print(f'# pages: {time.monotonic() - begin:.0f} s', flush=True)
  desk.ask('go', 'today')
  for action in DIALOGS:
    look_at_dialog(action, 'do', action)
  print(f'# dialogs: {time.monotonic() - begin:.0f} s', flush=True)
  for table in desk.ask('parts').split():
    look_at_dialog(f'part {table}', 'part', table, carries_out=True)
  print(f'# parts: {time.monotonic() - begin:.0f} s', flush=True)
  for command in desk.ask('commands').split():
    look_at_dialog(command, 'command', command, carries_out=not command.startswith(SELDOM))
  print(f'# commands: {time.monotonic() - begin:.0f} s', flush=True)

nameless = sum('nameless:' in problem for problem in problems)
print(f"{counts['pages']} pages, {counts['dialogs']} dialogs, {counts['focusables']} focusables, nameless = {nameless}; Tab goes round {counts['stops']} stops; "
      f"{counts['refusals']} dialogs said what is missing; {len(problems)} problems")
sys.exit(bool(problems))
