/* A clock that is set.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include <fixture.h>

#define SIM_TYPE_CLOCK (sim_clock_get_type ())
G_DECLARE_FINAL_TYPE (SimClock, sim_clock, SIM, CLOCK, BaseEnvironment)

struct _SimClock
{
  BaseEnvironment parent_instance;
  gint64          now;
  const char     *user;
};

/* A new file with such a clock, TEST_NOW at first; fixture_tear_down() takes it away. */
void sim_clock_open (Fixture *fixture);
