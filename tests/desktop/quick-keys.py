#!/usr/bin/env python3
# Who types on at once after the keys that open the palette loses no letter: nothing is waited for between the keys.
# SPDX-License-Identifier: GPL-3.0-or-later
from drive import Desk, key, wait
import subprocess

TIMES = 3


def type_at_once(keys, words):
  subprocess.run(['xdotool', 'key', '--delay', '0', keys], check=True)
  subprocess.run(['xdotool', 'type', '--delay', '5', words], check=True)


def is_looked_for(words):
  results = desk.find(name='Results')
  return results and results.get_description() == words


with Desk(100) as desk:
  for words in ('go to bills', 'Go to Orders'):
    for i in range(TIMES):
      type_at_once('ctrl+k', words)
      wait(f'what “{words}” finds', lambda: is_looked_for(words))
      key('Escape', 'Escape')
      wait('the end of the search', lambda: not desk.in_front())
