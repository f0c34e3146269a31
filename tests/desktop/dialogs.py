#!/usr/bin/env python3
# Prints, saves and opens through the system's own dialogs, by keyboard.
# SPDX-License-Identifier: GPL-3.0-or-later
import csv, json, os, struct, zlib

from choosers import do, name_file, path_of, print_to_file, put_away, read_pdf, tab_to, whole
from drive import Atspi, Desk, find_in, is_selected, key, nodes, office, texts_in, wait, write

ROWS = 'name,email\nAda Ahlgren,ada@example.org\nBo Bergström,bo@example.org\n'


def is_first(desk, number):
  """Whether the record comes before its papers."""
  results = find_in(desk.in_front(), Atspi.Role.LIST, 'Results')
  return results and results.get_description() == number and next(node for node in nodes(results) if node.get_role() == Atspi.Role.LIST_ITEM and is_selected(node)).get_name() == number


def open_record(desk, number, part):
  key('ctrl+f')
  wait('the search', lambda: find_in(desk.window, Atspi.Role.DIALOG))
  write(number)
  wait('the hit', lambda: is_first(desk, number))
  key('Return')
  wait('the record', lambda: find_in(desk.window, part=part))
  return number


def open_order(desk):
  return open_record(desk, office(desk.company, 'list', 'orders', '--limit', '1', '--format', 'csv').split('\n')[1].split(',')[0], 'Lines')


def count_kept(desk):
  return len(json.loads(office(desk.company, 'list', 'issued-papers', '--format', 'json') or '[]'))


def press_print(desk, number):
  key('ctrl+p')
  wait('the preview', lambda: any(text.endswith(' page') for text in texts_in(desk.window)))
  key('ctrl+p')
  found = print_to_file(desk, f'*{number}.pdf')
  wait('the page', lambda: number in read_pdf(found))
  return found


def print_order(desk, number):
  kept = count_kept(desk)
  found = press_print(desk, number)
  assert 'Order Confirmation' in os.path.basename(found), found
  wait('the paper is kept', lambda: count_kept(desk) == kept + 1)
  put_away(desk)
  return found


def print_kept(desk):
  """What is posted leaves the printer byte for byte as it was kept."""
  invoices = json.loads(office(desk.company, 'list', 'invoices', '--where', 'kind=invoice', '--where', 'state=open', '--limit', '1', '--format', 'json'))
  number = open_record(desk, invoices[0]['number'], 'Terms')
  kept = count_kept(desk)
  office(desk.company, 'report', 'invoice', number, '--output', path_of('kept.pdf'))
  with open(press_print(desk, number), 'rb') as printed, open(path_of('kept.pdf'), 'rb') as file:
    assert printed.read() == file.read()
  assert count_kept(desk) == kept
  put_away(desk)


def save_paper(desk, number):
  key('ctrl+p')
  wait('the preview', lambda: any(text.endswith(' page') for text in texts_in(desk.window)))
  key('ctrl+s')
  name_file(desk, 'Save', path_of('letter.pdf'))
  assert number in read_pdf(whole(path_of('letter.pdf')))
  put_away(desk)


def save_list(desk):
  key('alt+3')
  wait('contacts', lambda: find_in(desk.window, Atspi.Role.TREE_TABLE, 'Contacts'))
  do(desk, 'Save This List as CSV')
  name_file(desk, 'Save', path_of('contacts.csv'))
  with open(whole(path_of('contacts.csv')), encoding='utf-8-sig', newline='') as file:
    rows = list(csv.reader(file))
  expected = office(desk.company, 'list', 'contacts', '--limit', '1000', '--format', 'csv').count('\n') - 1
  assert len(rows) - 1 == expected > 10, (len(rows), expected)


def open_import(desk):
  with open(path_of('people.csv'), 'w', encoding='utf-8') as file:
    file.write(ROWS)
  do(desk, 'Import')
  wait('the wizard', lambda: find_in(desk.window, Atspi.Role.DIALOG))
  choose = wait('its button', lambda: find_in(desk.window, Atspi.Role.BUTTON, part='Choose'))
  tab_to(desk.window, lambda node: node and node.get_name() == choose.get_name())
  key('Return')
  name_file(desk, 'Files to Import', path_of('people.csv'))
  wait('the file in the wizard', lambda: any('people.csv' in text for text in texts_in(desk.window)))
  wait('that it can be looked at', lambda: find_in(desk.window, Atspi.Role.BUTTON, 'Preview').get_state_set().contains(Atspi.StateType.SENSITIVE))
  tab_to(desk.window, lambda node: node and node.get_name() == 'Preview')
  key('Return')
  wait('its rows', lambda: any('Ada Ahlgren' in text for text in texts_in(desk.window)))
  put_away(desk)


def write_png(path):
  def part(kind, data):
    return struct.pack('>I', len(data)) + kind + data + struct.pack('>I', zlib.crc32(kind + data))
  with open(path, 'wb') as file:
    file.write(b'\x89PNG\r\n\x1a\n' + part(b'IHDR', struct.pack('>IIBBBBB', 40, 20, 8, 2, 0, 0, 0))
               + part(b'IDAT', zlib.compress((b'\0' + b'\x20\x60\xd0' * 40) * 20)) + part(b'IEND', b''))


def open_logo(desk):
  write_png(path_of('logo.png'))
  do(desk, 'Company Details')
  choose = wait('the logo', lambda: find_in(desk.window, Atspi.Role.BUTTON, 'Choose…'))
  tab_to(desk.window, lambda node: node and node.get_name() == choose.get_name())
  key('Return')
  name_file(desk, 'Choose a Logo', path_of('logo.png'))
  wait('the picture', lambda: find_in(desk.window, Atspi.Role.IMAGE, 'Logo of the company'))
  wait('that it can be taken away', lambda: find_in(desk.window, Atspi.Role.BUTTON, 'Remove').get_state_set().contains(Atspi.StateType.SENSITIVE))
  put_away(desk)


with Desk(20) as desk:
  number = open_order(desk)
  print('printed', os.path.basename(print_order(desk, number)))
  save_paper(desk, number)
  print_kept(desk)
  save_list(desk)
  open_import(desk)
  open_logo(desk)
print('the print dialog and four choosers did what they were told')
