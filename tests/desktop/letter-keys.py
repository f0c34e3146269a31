#!/usr/bin/env python3
# By keyboard alone: all outdated papers are printed anew as one job; the letter of a plan is saved as an e-mail.
# SPDX-License-Identifier: GPL-3.0-or-later
import email, email.policy, subprocess

from choosers import name_file, path_of, print_to_file, read_pdf, tab_to, whole
from drive import Atspi, Desk, cli, find_in, key, records, texts_in, wait

REFERENCES = ('REF-4711', 'REF-4712')


def run(company, *words):
  return subprocess.run([cli, '--company', company, *words], capture_output=True, text=True, check=True).stdout


def prepare():
  """A company with two orders whose confirmation left the house before they were changed, and their numbers."""
  company = subprocess.run([cli, 'demo', '--orders', '200'], capture_output=True, text=True, check=True).stdout.strip()
  numbers = [order['number'] for order in records(company, 'list', 'orders', '--where', 'state=confirmed', '--limit', '2')]
  for number, reference in zip(numbers, REFERENCES):
    run(company, 'report', 'order-confirmation', number, '--issue', '--output', path_of('first.pdf'))
    run(company, 'do', 'edit-order', f'record={number}', f'reference={reference}')
  return company, numbers


def to_replace():
  return records(desk.company, 'list', 'issued-papers', '--view', 'to-replace', '--limit', '1000')


def replace_papers(numbers):
  assert len(to_replace()) == 2
  kept = len(records(desk.company, 'list', 'issued-papers', '--limit', '1000'))
  desk.palette('Replace All Outdated Papers')
  found = print_to_file(desk, 'Replaced papers*.pdf') # the dialog comes at once: the program chose what is printed
  wait('both are kept', lambda: len(records(desk.company, 'list', 'issued-papers', '--limit', '1000')) == kept + 2)
  wait('nothing is left to replace', lambda: not to_replace())
  text = wait('both in one file', lambda: (text := read_pdf(found)) and all(reference in text for reference in REFERENCES) and text)
  assert all(number in text for number in numbers), numbers
  desk.palette('Replace All Outdated Papers')
  wait('that nothing is outdated', lambda: 'No paper is outdated.' in texts_in(desk.window))


def save_letter():
  key('alt+1')
  plans = len(records(desk.company, 'list', 'plans'))
  desk.call('ctrl+l')
  wait('the late lines', lambda: find_in(desk.in_front(), Atspi.Role.LIST_ITEM))
  key('Return')
  wait('the plans', lambda: any('Agree on' in text for text in texts_in(desk.in_front())))
  tab_to(desk.window, lambda node: node and 'Agree on' in ' '.join([node.get_name(), *texts_in(node)]) and node.get_role() == Atspi.Role.LIST_ITEM)
  key('Return')
  wait('the plan', lambda: len(records(desk.company, 'list', 'plans')) == plans + 1 and not desk.in_front())
  [plan] = records(desk.company, 'list', 'plans', '--limit', '1')
  desk.open(plan['title'], plan['title'], plan['sales_order']) # another plan may be called the same
  desk.palette('Save the Letter of This Plan as E-Mail')
  name_file(desk, 'Save', path_of('letter.eml'))
  with open(whole(path_of('letter.eml')), 'rb') as file:
    letter = email.message_from_binary_file(file, policy=email.policy.default)
  assert letter['Subject'], letter.keys()
  said = letter.get_body(('plain',)).get_content()
  assert plan['sales_order'] in said, said
  wait('that it was saved', lambda: any(text.startswith('The e-mail was saved.') for text in texts_in(desk.window)))


company, numbers = prepare()
with Desk(0, company) as desk:
  replace_papers(numbers)
  save_letter()
print('two papers were replaced at once, a letter was saved')
