/* A clock that is set.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "sim-clock.h"

#include <office.h>

G_DEFINE_FINAL_TYPE (SimClock, sim_clock, BASE_TYPE_ENVIRONMENT)

static gint64
sim_clock_now (BaseEnvironment *environment)
{
  return SIM_CLOCK (environment)->now;
}

static char *
sim_clock_dup_user (BaseEnvironment *environment)
{
  return g_strdup (SIM_CLOCK (environment)->user);
}

static void
sim_clock_class_init (SimClockClass *class)
{
  BASE_ENVIRONMENT_CLASS (class)->now = sim_clock_now;
  BASE_ENVIRONMENT_CLASS (class)->dup_user = sim_clock_dup_user;
}

static void
sim_clock_init (SimClock *self)
{
  self->now = TEST_NOW;
  self->user = "anna";
}

/* In memory, where the machine has room for it: what survives a power cut is proved elsewhere. */
static char *
make_folder (void)
{
  char *folder = g_strdup ("/dev/shm/factotum-XXXXXX");

  if (g_mkdtemp (folder) != NULL)
    return folder;
  g_free (folder);
  return g_dir_make_tmp ("factotum-XXXXXX", NULL);
}

void
sim_clock_open (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;

  fixture->folder = make_folder ();
  fixture->path = g_build_filename (fixture->folder, "firm.factotum", NULL);
  fixture->schema = office_schema_new ();
  fixture->environment = g_object_new (SIM_TYPE_CLOCK, NULL);
  fixture->db = store_db_open (fixture->path, STORE_DB_CREATE, fixture->schema, fixture->environment, &error);
  g_assert_no_error (error);
}
