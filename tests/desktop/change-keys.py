#!/usr/bin/env python3
# By keyboard alone: a confirmed order is printed to PDF and changed; its paper is outdated, the replacement is offered and printed; the change is undone.
# SPDX-License-Identifier: GPL-3.0-or-later
from choosers import name_file, path_of, put_away, read_pdf, tab_to, whole
from drive import Atspi, Desk, find_in, key, office, texts_in, wait, write
import json


def ask(*words):
  return json.loads(office(desk.company, *words, '--format', 'json') or '[]')


def says(part):
  return any(part in text for text in texts_in(desk.window))


def save_shown(name):
  wait('the preview', lambda: any(text.endswith(' page') for text in texts_in(desk.window)))
  key('ctrl+s')
  name_file(desk, 'Save', path_of(name))
  text = read_pdf(whole(path_of(name)))
  put_away(desk)
  return text


def warns():
  """Not the toast that nothing is outdated, which stays for some seconds."""
  return any(' is outdated' in text and not text.startswith('No paper') for text in texts_in(desk.window))


def papers():
  return sorted((paper['issued_at'], paper['title'], paper['outdated']) for paper in ask('list', 'issued-papers', '--limit', '1000'))


def outdated():
  return [paper[2] in (True, 'yes') for paper in papers()].count(True)


with Desk(60) as desk:
  order = next(order for order in ask('list', 'orders', '--limit', '1000') if order['state'].lower() == 'confirmed')
  key('ctrl+f')
  wait('the search', lambda: find_in(desk.window, Atspi.Role.DIALOG))
  write(order['number'])
  wait('a hit', lambda: find_in(desk.window, Atspi.Role.LIST_ITEM))
  key('Return')
  wait('promise and margin', lambda: says('Margin ') and any(says(day) for day in ('It can be there ', 'it can be there on ', 'It cannot be there before ')))
  key('ctrl+shift+p')
  wait('nothing to replace', lambda: says('No paper of this order is outdated.'))

  before, old = len(papers()), outdated()
  key('ctrl+p')
  assert 'REF-4711' not in save_shown('first.pdf')
  wait('the paper is kept', lambda: len(papers()) == before + 1)
  assert not warns()

  tab_to(desk.window, lambda node: node and node.get_name() == "Customer’s reference", 120)
  key('ctrl+a')
  write('REF-4711')
  key('ctrl+s')
  wait('the new version', lambda: ask('list', 'order-versions', '--limit', '1000')[-1:] and warns())
  wait('its button', lambda: find_in(desk.window, Atspi.Role.BUTTON, 'Replace…'))

  key('ctrl+shift+p')
  assert 'REF-4711' in save_shown('second.pdf')
  wait('the replacement is kept', lambda: len(papers()) == before + 2)
  wait('nothing is outdated any more', lambda: not warns())
  assert outdated() == old + 1, papers()

  key('ctrl+z') # the change, not what the printer holds
  wait('the replacement says too much now', lambda: warns())
  assert len(papers()) == before + 2
  assert not next(each for each in ask('list', 'orders', '--limit', '1000') if each['number'] == order['number']).get('reference')
print('a paper was replaced')
