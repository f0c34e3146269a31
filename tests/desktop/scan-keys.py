#!/usr/bin/env python3
# By keyboard alone, as a scanner is one: a pick list is made, picked by scans, a wrong scan refused, one taken back, one recorded as missing, packed.
# SPDX-License-Identifier: GPL-3.0-or-later
from drive import Atspi, Desk, find_in, focus_in, key, office, texts_in, wait, write
import json


def ask(*words):
  return json.loads(office(desk.company, *words, '--format', 'json') or '[]')


def is_dialog():
  return find_in(desk.window, Atspi.Role.DIALOG)


def says(part):
  return any(part in text for text in texts_in(desk.window))


def lines_of(number):
  return [line for line in ask('list', 'pick-lines', '--limit', '1000') if line['pick_list'] == number]


def make_list():
  before = {each['number'] for each in ask('list', 'pick-lists')}
  key('ctrl+k')
  wait('the palette', is_dialog)
  write('make pick list')
  wait('the command', lambda: find_in(desk.window, Atspi.Role.LIST_ITEM))
  key('Return')
  wait('its dialog', lambda: says('Only for this customer') or says('Carry Out'))
  key('ctrl+Return')
  return wait('a pick list', lambda: [each['number'] for each in ask('list', 'pick-lists') if each['number'] not in before])[0]


def scan(code):
  write(code)
  key('Return')


def number_of(line):
  return next(item['number'] for item in ask('list', 'items', '--limit', '1000') if item['name'] == line['item'])


def focus_is_code():
  node = focus_in(desk.window)
  return node is not None and node.get_name() == 'Code'


def picked(number):
  return sum(float(line['picked']) for line in lines_of(number))


with Desk(60) as desk:
  number = make_list()
  wait('the window is itself again', lambda: not is_dialog())
  lines = lines_of(number)
  wait('the new list itself', lambda: number in texts_in(desk.window)) # the window has gone on to it
  key('alt+1') # from elsewhere the list has to be named
  wait('Today', lambda: says('What Needs You'))
  key('ctrl+b')
  wait('the page', lambda: says('Which pick list?'))
  wait('the focus', focus_is_code)
  scan(number)
  wait('what is next', lambda: says(f'{number}: 0 of {len(lines)} lines done'))

  scan('nothing-like-that')
  wait('the refusal', lambda: says('is not on pick list'))
  assert picked(number) == 0 and focus_is_code()

  line = lines[0]
  scan('1*' + number_of(line))
  wait('the first piece is counted', lambda: picked(number) == 1)
  assert focus_is_code()
  key('ctrl+z')
  wait('it is taken back', lambda: picked(number) == 0 and says('The last scan was taken back.'))

  key('F2') # the first place is empty
  wait('the short pick', lambda: any(float(each['missing']) > 0 for each in lines_of(number)))
  assert focus_is_code()
  key('ctrl+z')
  wait('that too is taken back', lambda: all(float(each['missing']) == 0 for each in lines_of(number)))

  for each in lines: # quicker than the answers come
    count = float(each['quantity'])
    scan(f'{count:.0f}*' + number_of(each))
  wait('everything is picked', lambda: says('Everything is picked.'))
  assert picked(number) == sum(float(each['quantity']) for each in lines)
  shipments = len(ask('list', 'shipments', '--limit', '1000'))
  key('ctrl+Return')
  wait('the shipments', lambda: len(ask('list', 'shipments', '--limit', '1000')) > shipments)
  wait('the question for the next list', lambda: says('Which pick list?') or says('No pick list is open.'))
  key('Escape')
  wait('the window is itself again', lambda: not is_dialog())
print(f'{len(lines)} lines picked by scans')
