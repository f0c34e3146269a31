# The system's dialogs for files and printers, by keyboard.
# SPDX-License-Identifier: GPL-3.0-or-later
import glob, os, shutil, subprocess

from drive import Atspi, find_in, focus_in, home, key, skip, wait, write

if not shutil.which('pdftotext'):
  skip('there is no pdftotext')

folder = os.path.join(home, 'papers')
os.makedirs(folder)


def path_of(name):
  return os.path.join(folder, name)


def read_pdf(path):
  return subprocess.run(['pdftotext', '-layout', path, '-'], capture_output=True, text=True, check=True).stdout


def whole(path):
  """The file, once nobody writes into it any more."""
  wait(path, lambda: os.path.exists(path) and os.path.getsize(path) > 0 and not glob.glob(path + '.*'))
  return path


def do(desk, words):
  key('ctrl+k')
  wait('the palette', lambda: find_in(desk.window, Atspi.Role.DIALOG))
  write(words)
  wait(words, lambda: find_in(desk.window, Atspi.Role.LIST_ITEM, part=words))
  key('Return')


def put_away(desk):
  def look():
    key('Escape') # of several pages goes back by one
    return not find_in(desk.window, Atspi.Role.DIALOG)
  wait('the end of the dialog', look)


def tab_to(frame, fits, most=40):
  for i in range(most):
    if fits(focus_in(frame)):
      return
    key('Tab')
  raise SystemExit(f'not ok: Tab does not lead there; last: {focus_in(frame).get_name()}')


def print_to_file(desk, pattern):
  """In the print dialog, which is there or on its way: the path of the printed file, whose name fits the pattern."""
  dialog = desk.dialog('Print')
  wait('a printer', lambda: find_in(dialog, Atspi.Role.TABLE_ROW, 'Print to File'))
  tab_to(dialog, lambda node: node and node.get_role() == Atspi.Role.TABLE_ROW and 'Print to File' in node.get_name())
  key('space')
  button = find_in(dialog, Atspi.Role.BUTTON, 'Print')
  wait('that it can print', lambda: button.get_state_set().contains(Atspi.StateType.SENSITIVE))
  key('alt+p')
  assert desk.is_alone(20)
  return whole(wait('the printed file', lambda: glob.glob(os.path.join(home, '**', pattern), recursive=True))[0])


def name_file(desk, title, path):
  """Types the whole path into a chooser that saves or opens."""
  chooser = desk.dialog(title)
  wait('its focus', lambda: focus_in(chooser))
  if focus_in(chooser).get_role() != Atspi.Role.TEXT:
    key('ctrl+l') # opens the line for a path
    wait('the line for a path', lambda: focus_in(chooser).get_role() == Atspi.Role.TEXT)
  key('ctrl+a')
  write(path)
  key('shift+End', 'Delete') # what the chooser has added to the words by itself
  for i in range(3): # the first may only close the list of suggestions
    key('Return')
    if desk.is_alone(3):
      return
  raise SystemExit(f'not ok: the chooser does not take {path}')
