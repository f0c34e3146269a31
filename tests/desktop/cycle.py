#!/usr/bin/env python3
# From an order to the money in the real window, by keys alone; at the end the company says the same as after the command line did it.
# SPDX-License-Identifier: GPL-3.0-or-later
import os, re, subprocess, sys, time

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), '..'))
import drive, northwind
from drive import Atspi, Desk, cli, key, records, skip, texts_in, wait, write

PLURAL = {'purchase-orders': 'Purchase orders', 'shipments': 'Shipments', 'orders': 'Orders', 'invoices': 'Invoices'}
SINGULAR = {'purchase-orders': 'Purchase order', 'items': 'Item', 'pick-lists': 'Pick list', 'shipments': 'Shipment', 'orders': 'Order', 'invoices': 'Invoice'}
LEAD = {'propose-purchases', 'order-proposals', 'receive-purchase', 'make-pick-list', 'pack', 'draft-invoice', 'invoice-order'} # to the records they make
ORDERS = int(os.environ.get('FACTOTUM_CYCLE_ORDERS', '3')) # of 21; the others are cancelled
samples = os.path.join(os.environ.get('FACTOTUM_TEST_DATA', ''), 'northwind')
if not os.path.isdir(samples):
  skip('the sample firms are not here')


def run(company, *words):
  result = subprocess.run([cli, '--company', company, *words], capture_output=True, text=True, check=False)
  assert result.returncode == 0, (words, result.stderr)
  return result.stdout


def read_commands():
  """Command → label, and argument → label, as everybody is told them."""
  labels, command = {}, None
  for line in subprocess.run([cli, 'do'], capture_output=True, text=True, check=True).stdout.splitlines():
    if line.startswith('    '):
      name, label = re.match(r'    (\w+)=\S*  (.*)', line).groups()
      labels[command, name] = label.replace(' (required)', '')
    else:
      command, label = line.split('  ', 1)
      labels[command] = label
  return labels


class Typist(northwind.Clerk):
  """With the command line."""

  def __init__(self, company):
    self.company = company
    self.count = 0

  def ask(self, *words):
    return records(self.company, *words)

  def do(self, command, kind=None, record=None, **values):
    self.count += 1
    run(self.company, 'do', command, *(['record=' + record] if record else []), *('%s=%s' % pair for pair in values.items()))

  def do_all(self, command, kind, view, where, **values):
    self.count += 1
    ids = self.records_of(kind, where)
    run(self.company, 'do', command, *[f'record=#{record}' for record in ids], *('%s=%s' % pair for pair in values.items()))

  def record_pick(self, pick_list, line):
    self.do('record-pick', 'pick-lines', f"#{line['id']}", picked=line['quantity'])

  def draft(self):
    [invoice] = self.ask('list', 'invoices', '--where', 'state=draft')
    return f"#{invoice['id']}"


def searchable(title):
  """The title, or the longest beginning of a word in it that every keyboard has."""
  words = re.findall(r'\b[A-Za-z]+', title)
  return title if title.isascii() and "'" not in title else max(words, key=len)


class Hand(Typist):
  """With the window; reads as everybody can, and writes by keys."""

  def __init__(self, desk):
    super().__init__(desk.company)
    self.desk = desk
    self.labels = read_commands()
    self.shown = None
    self.strokes = {}

  def show(self, kind, record):
    if self.shown != (kind, record):
      self.desk.open(searchable(record), record, SINGULAR[kind])
      self.shown = (kind, record)

  def answer(self, command, values):
    """Fills in the dialog of a command, if it has one, and sees it done."""
    if any(name != 'record' for one, name in (entry for entry in self.labels if isinstance(entry, tuple) and entry[0] == command)):
      wait(f'the dialog of {command}', lambda: self.desk.find(Atspi.Role.BUTTON, 'Carry Out'))
      self.desk.fill([(self.labels[command, name], text) for name, text in values.items()])
      key('Return')

  def do(self, command, kind=None, record=None, **values):
    self.count += 1
    before, start, strokes = self.desk.changes(), time.monotonic(), drive.strokes
    if record:
      self.show(kind, record)
    self.desk.palette(self.labels[command], SINGULAR.get(kind))
    self.answer(command, values)
    self.finish(command, record or '', before, start, strokes)

  def finish(self, command, record, before, start, strokes):
    wait(f'the change by {command} of {record}', lambda: self.desk.changes() > before and not self.desk.in_front())
    self.strokes.setdefault((command, record[-7:] == 'at once'), drive.strokes - strokes)
    if command in LEAD:
      self.shown = None # the window went on to what was made
    if 'FACTOTUM_PICTURES' in os.environ:
      print(f'{time.monotonic() - start:.1f} s {command} {record}', flush=True)

  def do_all(self, command, kind, view, where, **values):
    """Shows the view, selects all that is in it, and does it to all at once."""
    self.count += 1
    n = len(self.records_of(kind, where))
    before, start, strokes = self.desk.changes(), time.monotonic(), drive.strokes
    self.desk.palette(f'{PLURAL[kind]}: {view}', 'View')
    wait(f'{n} in {view}', lambda: any(text in (f'{n} records', f'{n} record', f'{n} selected of {n}') for text in texts_in(self.desk.window)))
    self.desk.tab_to('the list', lambda node: node.get_role() == Atspi.Role.TABLE_ROW)
    key('ctrl+a')
    wait('the selection', lambda: n == 1 or any(text == f'{n} selected of {n}' for text in texts_in(self.desk.window)))
    self.shown = None
    self.desk.palette(self.labels[command], f'{n} selected' if n > 1 else SINGULAR[kind])
    self.answer(command, values)
    self.finish(command, f'{n} at once', before, start, strokes)

  def scan(self, pick_list, codes):
    """A scanner types the code and Return."""
    self.desk.call('ctrl+b')
    for code in [pick_list, *codes]:
      before = self.desk.changes()
      wait('the field for the code', lambda: self.desk.focus().get_name() == 'Code')
      write(code)
      key('Return')
      wait(code, lambda: self.desk.changes() > before if code != pick_list else any(f'{pick_list}: ' in text for text in texts_in(self.desk.window)))
    self.count += len(codes)
    key('Escape')
    wait('the end of the scanning', lambda: not self.desk.in_front())
    self.shown = None

  def record_pick(self, pick_list, line):
    """Among the lines of the list: Return on the line asks how many."""
    self.count += 1
    before = self.desk.changes()
    self.show('pick-lists', pick_list)
    self.desk.go_to_row('Pick lines', line['item'])
    key('Return')
    self.answer('record-pick', {'picked': line['quantity']})
    wait('the pick', lambda: self.desk.changes() > before and not self.desk.in_front())

  def draft(self):
    """It has no number yet; the window has led to it."""
    wait('the draft', lambda: any(text == 'Draft' for text in texts_in(self.desk.window)))
    self.shown = ('invoices', 'draft')
    return 'draft'


def make_company(name):
  folder = os.path.join(os.environ['FACTOTUM_DRIVE'], name)
  os.makedirs(folder)
  environment = dict(os.environ, XDG_DATA_HOME=folder)
  path = subprocess.run([cli, 'new', 'Northwind Traders'], env=environment, capture_output=True, text=True, check=True).stdout.strip()
  northwind.import_all(lambda *words: run(path, *words), samples)
  for number in northwind.open_orders(Typist(path))[ORDERS:]:
    run(path, 'do', 'cancel-order', 'record=' + number)
  return path


northwind.turn_clock(os.environ, os.environ['FACTOTUM_TEST_CLOCK_LIBRARY'])
typed, worked = make_company('typed'), make_company('worked')
start = time.monotonic()
orders = northwind.day(Typist(typed))
assert len(orders) == ORDERS, orders
print(f'by command line: {time.monotonic() - start:.0f} s', flush=True)
with Desk(0, worked) as desk:
  start = time.monotonic()
  hand = Hand(desk)
  northwind.day(hand)
  print(f'in the window: {len(orders)} orders, {hand.count} commands, {drive.strokes} keystrokes in {time.monotonic() - start:.0f} s', flush=True)
  for (command, lot), count in hand.strokes.items():
    print(f'{count:4} keystrokes: {hand.labels[command]}{", all at once" if lot else ""}')
run(worked, 'check')
digests = [run(company, 'digest', '--meaning').strip() for company in (typed, worked)]
print(*digests, sep='\n')
assert digests[0] == digests[1], 'the two companies say different things'
