#!/usr/bin/env python3
# Who types on at once after the keys that open something to type into loses no letter: nothing is waited for between the keys, and another dialog has just gone.
# In a dialog that asks for a switch alone, Return carries out and Space flips it.
# SPDX-License-Identifier: GPL-3.0-or-later
from drive import Atspi, Desk, focus_in, key, nodes, records, wait
import subprocess

TIMES = 3
TRIED = (('ctrl+k', 'go to bills'), ('ctrl+f', 'SO-2'), ('ctrl+shift+n', 'Alfreds'), ('ctrl+k', 'Go to Orders'), ('ctrl+shift+n', 'an'), ('ctrl+f', 'ernst'), ('ctrl+b', 'PL-7'))
CODE = '7777-abcd'
PAGE = ('ctrl+n', 'Quick & Sons')


def type_on(words):
  subprocess.run(['xdotool', 'type', '--delay', '5', words], check=True)


def type_at_once(keys, words):
  subprocess.run(['xdotool', 'key', '--delay', '0', keys], check=True)
  type_on(words)


def read_words(root):
  """What stands in the entry that has the focus."""
  for node in nodes(root) if root else ():
    states = node.get_state_set()
    if states.contains(Atspi.StateType.EDITABLE) and states.contains(Atspi.StateType.FOCUSED):
      return node.get_text()
  return None


def put_away():
  for i in range(5): # the first may put away suggestions
    key('Escape')
    if not desk.in_front():
      return


def type_code():
  """The dialog of the recovery kit, which the palette brings."""
  desk.palette('Key of Protected Fields')
  type_on(CODE)
  wait('the code', lambda: read_words(desk.in_front()) == CODE)
  put_away()
  wait('the end of the recovery kit', lambda: not desk.in_front())


def save_new():
  """The form is made anew, and keeps the focus: Tab goes to the next field."""
  type_at_once(*PAGE)
  key('ctrl+s')
  wait('what was saved', lambda: any(contact['name'] == PAGE[1] for contact in records(desk.company, 'list', 'contacts')))
  wait('the record', lambda: desk.find(Atspi.Role.BUTTON, 'Undo'))
  wait('the focus on its name', lambda: desk.focus().get_name() == 'Name')
  desk.step('Tab')
  wait('the focus in the form', lambda: desk.focus().get_role() == Atspi.Role.TEXT)


def draft_invoices():
  for state, keys in (('shipped', ['Return']), ('confirmed', ['space', 'Return'])): # of what is not shipped, only if one says so
    [number] = [order['number'] for order in records(desk.company, 'list', 'orders', '--where', f'state={state}', '--limit', '1')]
    desk.open(number, number, 'Order')
    desk.palette('Draft Invoice', 'Order')
    wait('the switch', lambda: focus_in(desk.in_front()).get_name() == 'Also what is not shipped')
    drafts = len(records(desk.company, 'list', 'invoices', '--where', 'state=draft'))
    key(*keys)
    wait('the draft', lambda: len(records(desk.company, 'list', 'invoices', '--where', 'state=draft')) == drafts + 1 and not desk.in_front())


with Desk(100) as desk:
  for i in range(TIMES):
    for keys, words in TRIED:
      type_at_once(keys, words)
      wait(f'“{words}” after {keys}', lambda: read_words(desk.in_front()) == words)
      put_away()
      wait('the end of the dialog', lambda: not desk.in_front())
  type_code()
  key('alt+3')
  wait('contacts', lambda: desk.find(Atspi.Role.TREE_TABLE, 'Contacts'))
  type_at_once(*PAGE)
  wait(f'{PAGE[1]} in the form', lambda: read_words(desk.window) == PAGE[1])
  key('Escape')
  wait('the question', desk.in_front)
  key('alt+d')
  wait('the end of the question', lambda: not desk.in_front())
  save_new()
  draft_invoices()
