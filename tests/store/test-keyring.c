/* Whatever the keyring does, nothing is lost.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "store-vault-unlock.h"
#include <gio/gio.h>
#include <glib/gstdio.h>
#include <sys/wait.h>
#include <unistd.h>

/* Each test runs in a process of its own, with a home, a runtime folder and a bus of its own. */
typedef void (*Body) (void);

static char *
make_folder (const char *name)
{
  char *folder = g_build_filename (g_getenv ("KEYRING_WORLD"), name, NULL);

  g_assert_cmpint (g_mkdir (folder, 0700), ==, 0);
  return folder;
}

static void
enter_own_world (void)
{
  g_autofree char *home = make_folder ("home");
  g_autofree char *runtime = make_folder ("runtime");

  g_setenv ("HOME", home, TRUE);
  g_setenv ("XDG_RUNTIME_DIR", runtime, TRUE);
  g_unsetenv ("XDG_DATA_HOME");
  g_unsetenv ("XDG_CONFIG_HOME");
  g_unsetenv ("XDG_CACHE_HOME");
  g_unsetenv ("DBUS_SESSION_BUS_ADDRESS");
  g_unsetenv ("GNOME_KEYRING_CONTROL");
  g_unsetenv ("DISPLAY");
  g_unsetenv ("WAYLAND_DISPLAY");
}

static void
run_apart (gconstpointer data)
{
  g_autofree char *world = NULL;

  if (g_test_subprocess ())
    {
      enter_own_world ();
      ((Body) data) ();
      return;
    }
  world = g_dir_make_tmp ("factotum-keyring-XXXXXX", NULL);
  g_setenv ("KEYRING_WORLD", world, TRUE);
  g_test_trap_subprocess (NULL, 60 * G_TIME_SPAN_SECOND, G_TEST_SUBPROCESS_DEFAULT);
  g_spawn_sync (NULL, (char **) (const char *[]) { "rm", "-rf", world, NULL }, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, NULL, NULL, NULL, NULL);
  g_test_trap_assert_passed ();
}

/* A bus; with a mode, the misbehaving service starts when it is first called. Returns the folder in which that keeps its notes. */
static char *
start_bus (const char *mode)
{
  static GTestDBus *bus; /* ends with this process */
  char *state = make_folder ("state");
  g_autofree char *path = g_build_filename (state, "org.freedesktop.secrets.service", NULL);
  g_autofree char *text = g_strdup_printf ("[D-BUS Service]\nName=org.freedesktop.secrets\nExec=/usr/bin/python3 %s %s %s\n", g_getenv ("FAKE_SECRETS"), mode, state);

  bus = g_test_dbus_new (G_TEST_DBUS_NONE);
  if (mode != NULL)
    {
      g_assert_true (g_file_set_contents (path, text, -1, NULL));
      g_test_dbus_add_service_dir (bus, state);
    }
  g_test_dbus_up (bus);
  return state;
}

static gboolean
has_provider (void)
{
  g_autoptr (GDBusConnection) bus = g_dbus_connection_new_for_address_sync (g_getenv ("DBUS_SESSION_BUS_ADDRESS"),
                                                                            G_DBUS_CONNECTION_FLAGS_AUTHENTICATION_CLIENT | G_DBUS_CONNECTION_FLAGS_MESSAGE_BUS_CONNECTION,
                                                                            NULL, NULL, NULL);
  g_autoptr (GVariant) answer = g_dbus_connection_call_sync (bus, "org.freedesktop.DBus", "/org/freedesktop/DBus", "org.freedesktop.DBus", "NameHasOwner",
                                                             g_variant_new ("(s)", "org.freedesktop.secrets"), NULL, G_DBUS_CALL_FLAGS_NONE, -1, NULL, NULL);
  gboolean has = FALSE;

  g_variant_get (answer, "(b)", &has);
  return has;
}

static void
wait_for_provider (gboolean wanted)
{
  for (guint i = 0; i < 1000 && has_provider () != wanted; i++)
    g_usleep (10 * 1000);
  g_assert_cmpint (has_provider (), ==, wanted);
}

/* The real one; password NULL starts it without a keyring or with a locked one. */
static GSubprocess *
start_gnome_keyring (const char *password)
{
  g_autoptr (GError) error = NULL;
  GSubprocess *daemon = g_subprocess_new (G_SUBPROCESS_FLAGS_STDIN_PIPE | G_SUBPROCESS_FLAGS_STDOUT_SILENCE | G_SUBPROCESS_FLAGS_STDERR_SILENCE, &error,
                                          "gnome-keyring-daemon", "--foreground", "--components=secrets", password != NULL ? "--unlock" : NULL, NULL);
  GOutputStream *input;

  g_assert_no_error (error);
  input = g_subprocess_get_stdin_pipe (daemon);
  if (password != NULL)
    g_assert_true (g_output_stream_write_all (input, password, strlen (password), NULL, NULL, &error));
  g_output_stream_close (input, NULL, NULL);
  wait_for_provider (TRUE);
  return daemon;
}

static void
stop_gnome_keyring (GSubprocess *daemon)
{
  g_subprocess_force_exit (daemon);
  g_subprocess_wait (daemon, NULL, NULL);
  wait_for_provider (FALSE);
  g_object_unref (daemon);
}

/* An open vault, as after setup. */
static StoreVault *
make_vault (void)
{
  StoreVault *vault = store_vault_new ();
  g_autoptr (StoreVaultKey) data = store_vault_key_new_random ();
  g_autoptr (StoreVaultKey) secret = store_vault_key_new_random ();
  g_autoptr (StoreVaultHeader) header = store_vault_header_new (NULL, 1, data);

  store_vault_header_add (header, store_vault_slot_new (header, STORE_VAULT_SLOT_KEYRING, secret, data, NULL, 0, 0, NULL, 7));
  store_vault_set_header (vault, header);
  g_assert_true (store_vault_unlock_with_key (vault, secret, NULL));
  return vault;
}

static StoreKeyring *
make_keyring (guint limit, guint prompt_limit)
{
  StoreKeyring *keyring = store_keyring_new ();

  store_keyring_set_limits (keyring, limit, prompt_limit);
  return keyring;
}

static void
attach (StoreVault *vault, StoreKeyring *keyring)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (StoreVaultHeader) header = store_vault_attach (vault, keyring, "Demo", 7, &error);

  g_assert_no_error (error);
  store_vault_set_header (vault, header);
}

static void
assert_opens (StoreVault *vault, StoreKeyring *keyring)
{
  g_autoptr (GError) error = NULL;

  store_vault_lock (vault);
  store_vault_unlock (vault, keyring, TRUE, &error);
  g_assert_no_error (error);
  g_assert_cmpint (store_vault_get_state (vault), ==, STORE_VAULT_OPEN);
}

/* The vault stays as it was: locked, with the slots it had, and the keyring's refusal has its sentence. */
static void
assert_stays_locked (StoreVault *vault, StoreKeyring *keyring, gboolean may_ask, StoreKeyringOutcome outcome)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (StoreVaultHeader) before = store_vault_dup_header (vault);
  g_autoptr (StoreVaultHeader) after = NULL;

  store_vault_lock (vault);
  g_assert_false (store_vault_unlock (vault, keyring, may_ask, &error));
  g_assert_error (error, STORE_KEYRING_ERROR, (int) outcome);
  g_assert_true (g_str_has_prefix (error->message, store_keyring_outcome_get_message (outcome)));
  g_assert_cmpint (store_vault_get_state (vault), ==, STORE_VAULT_LOCKED);
  after = store_vault_dup_header (vault);
  g_assert_cmpuint (after->slots->len, ==, before->slots->len);
}

static void
assert_not_attached (StoreVault *vault, StoreKeyring *keyring, StoreKeyringOutcome outcome)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (store_vault_attach (vault, keyring, "Demo", 7, &error));
  g_assert_error (error, STORE_KEYRING_ERROR, (int) outcome);
  g_assert_cmpint (store_vault_get_state (vault), ==, STORE_VAULT_OPEN);
}

static void
assert_seldom_noted (const char *state, const char *method, guint times)
{
  g_autofree char *path = g_build_filename (state, "notes", NULL);
  g_autofree char *notes = NULL;
  g_auto (GStrv) lines = NULL;
  guint n = 0;

  g_assert_true (g_file_get_contents (path, &notes, NULL, NULL));
  lines = g_strsplit (notes, "\n", -1);
  for (char **line = lines; *line != NULL; line++)
    n += strcmp (*line, method) == 0;
  g_assert_cmpuint (n, ==, times);
}

static void
test_no_bus (void)
{
  g_autoptr (StoreVault) vault = make_vault ();
  g_autoptr (StoreKeyring) keyring = store_keyring_new ();

  g_setenv ("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nowhere/bus", TRUE);
  assert_not_attached (vault, keyring, STORE_KEYRING_NO_BUS);
  assert_stays_locked (vault, keyring, TRUE, STORE_KEYRING_NO_BUS);
}

static void
test_no_provider (void)
{
  g_autofree char *state = start_bus (NULL);
  g_autoptr (StoreVault) vault = make_vault ();
  g_autoptr (StoreKeyring) keyring = store_keyring_new ();

  assert_not_attached (vault, keyring, STORE_KEYRING_NO_PROVIDER);
  assert_stays_locked (vault, keyring, TRUE, STORE_KEYRING_NO_PROVIDER);
}

static void
test_gnome_keyring (void)
{
  g_autofree char *state = start_bus (NULL);
  GSubprocess *daemon = start_gnome_keyring ("test-password");
  g_autoptr (StoreVault) vault = make_vault ();
  g_autoptr (StoreVault) other = make_vault ();
  g_autoptr (StoreKeyring) keyring = store_keyring_new ();

  assert_stays_locked (other, keyring, TRUE, STORE_KEYRING_MISSING);
  attach (vault, keyring);
  assert_opens (vault, keyring);
  assert_stays_locked (other, keyring, TRUE, STORE_KEYRING_MISSING);
  stop_gnome_keyring (daemon);
  assert_stays_locked (vault, keyring, TRUE, STORE_KEYRING_NO_PROVIDER);
  daemon = start_gnome_keyring ("test-password");
  assert_opens (vault, keyring);
  stop_gnome_keyring (daemon);
}

static void
test_two_copies (void)
{
  g_autofree char *state = start_bus (NULL);
  GSubprocess *daemon = start_gnome_keyring ("test-password");
  g_autoptr (StoreVault) vault = make_vault ();
  g_autoptr (StoreKeyring) keyring = store_keyring_new ();
  g_autoptr (StoreVaultHeader) backup = store_vault_dup_header (vault);

  attach (vault, keyring);
  assert_opens (vault, keyring);
  store_vault_set_header (vault, backup); /* a copy of before, restored: it has no slot for what the keyring holds */
  assert_stays_locked (vault, keyring, TRUE, STORE_KEYRING_WRONG);
  stop_gnome_keyring (daemon);
}

static void
test_locked (void)
{
  g_autofree char *state = start_bus (NULL);
  GSubprocess *daemon = start_gnome_keyring ("test-password");
  g_autoptr (StoreVault) vault = make_vault ();
  g_autoptr (StoreKeyring) keyring = store_keyring_new ();

  attach (vault, keyring);
  stop_gnome_keyring (daemon);
  daemon = start_gnome_keyring (NULL); /* as after an automatic login */
  assert_stays_locked (vault, keyring, FALSE, STORE_KEYRING_LOCKED);
  assert_stays_locked (vault, keyring, TRUE, STORE_KEYRING_DISMISSED); /* nobody can be asked here */
  stop_gnome_keyring (daemon);
  daemon = start_gnome_keyring ("test-password");
  assert_opens (vault, keyring);
  stop_gnome_keyring (daemon);
}

static void
test_fresh_home (void)
{
  g_autofree char *state = start_bus (NULL);
  GSubprocess *daemon = start_gnome_keyring (NULL);
  g_autoptr (StoreVault) vault = make_vault ();
  g_autoptr (StoreKeyring) keyring = store_keyring_new ();

  assert_not_attached (vault, keyring, STORE_KEYRING_NO_DEFAULT);
  assert_stays_locked (vault, keyring, TRUE, STORE_KEYRING_NO_DEFAULT);
  stop_gnome_keyring (daemon);
}

static void
test_no_default (void)
{
  g_autofree char *state = start_bus ("no-keyring");
  g_autoptr (StoreVault) vault = make_vault ();
  g_autoptr (StoreKeyring) keyring = store_keyring_new ();

  assert_not_attached (vault, keyring, STORE_KEYRING_NO_DEFAULT);
  assert_stays_locked (vault, keyring, TRUE, STORE_KEYRING_NO_DEFAULT);
}

static void
test_silent (void)
{
  g_autofree char *state = start_bus ("silent");
  g_autoptr (StoreVault) vault = make_vault ();
  g_autoptr (StoreKeyring) keyring = make_keyring (1000, 60000);
  gint64 start = g_get_monotonic_time ();

  assert_stays_locked (vault, keyring, TRUE, STORE_KEYRING_TIMEOUT);
  g_assert_cmpint (g_get_monotonic_time () - start, <, 3 * G_TIME_SPAN_SECOND);
}

static void
test_dies (void)
{
  g_autofree char *state = start_bus ("dies");
  g_autoptr (StoreVault) vault = make_vault ();
  g_autoptr (StoreKeyring) keyring = store_keyring_new ();

  assert_stays_locked (vault, keyring, TRUE, STORE_KEYRING_DIED);
  assert_seldom_noted (state, "SearchItems", 2);
}

static void
test_dies_once (void)
{
  g_autofree char *state = start_bus ("dies-once");
  g_autoptr (StoreVault) vault = make_vault ();
  g_autoptr (StoreKeyring) keyring = store_keyring_new ();

  attach (vault, keyring);
  assert_opens (vault, keyring);
}

static void
test_refuses (void)
{
  g_autofree char *state = start_bus ("refuses");
  g_autoptr (StoreVault) vault = make_vault ();
  g_autoptr (StoreKeyring) keyring = store_keyring_new ();

  assert_stays_locked (vault, keyring, TRUE, STORE_KEYRING_FAILED);
}

static void
test_other_provider (void)
{
  g_autofree char *state = start_bus ("empty");
  g_autoptr (StoreVault) vault = make_vault ();
  g_autoptr (StoreKeyring) keyring = store_keyring_new ();
  g_autoptr (StoreVaultKey) secret = store_vault_key_new_random ();
  g_autoptr (StoreVaultHeader) header = store_vault_add_keyring_slot (vault, secret, "ksecretd", 7, NULL);

  store_vault_set_header (vault, header);
  assert_stays_locked (vault, keyring, TRUE, STORE_KEYRING_OTHER_PROVIDER);
}

static void
test_dismissed (void)
{
  g_autofree char *state = start_bus ("asks-dismissed");
  g_autoptr (StoreVault) vault = make_vault ();
  g_autoptr (StoreKeyring) keyring = store_keyring_new ();

  assert_stays_locked (vault, keyring, FALSE, STORE_KEYRING_LOCKED);
  assert_seldom_noted (state, "Prompt", 0);
  assert_stays_locked (vault, keyring, TRUE, STORE_KEYRING_DISMISSED);
  assert_seldom_noted (state, "Prompt", 1);
  g_assert_false (store_vault_get_state (vault) == STORE_VAULT_OPEN);
}

/* The person takes longer than a service may. */
static void
test_accepted (void)
{
  g_autofree char *state = start_bus ("asks-accepted");
  g_autoptr (StoreVault) vault = make_vault ();
  g_autoptr (StoreKeyring) keyring = make_keyring (2500, 60000);

  attach (vault, keyring);
  assert_opens (vault, keyring);
}

static void
test_unanswered (void)
{
  g_autofree char *state = start_bus ("asks");
  g_autoptr (StoreVault) vault = make_vault ();
  g_autoptr (StoreKeyring) keyring = make_keyring (700, 1500);

  assert_stays_locked (vault, keyring, TRUE, STORE_KEYRING_TIMEOUT);
  assert_seldom_noted (state, "Dismiss", 0);
}

static void
keep_result_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  *(GAsyncResult **) user_data = g_object_ref (result);
}

static gboolean
cancel_cb (gpointer data)
{
  g_cancellable_cancel (data);
  return G_SOURCE_REMOVE;
}

static gboolean
count_cb (gpointer data)
{
  ++*(guint *) data;
  return G_SOURCE_CONTINUE;
}

/* The main loop goes on while the question stands, a cancel is answered at once, and the service never hears of it. */
static void
test_cancelled (void)
{
  g_autofree char *state = start_bus ("asks");
  g_autoptr (StoreVault) vault = make_vault ();
  g_autoptr (StoreKeyring) keyring = store_keyring_new ();
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  guint turns = 0, timer = g_timeout_add (10, count_cb, &turns);

  store_vault_lock (vault);
  store_vault_unlock_async (vault, keyring, TRUE, cancellable, keep_result_cb, &result);
  g_timeout_add (1500, cancel_cb, cancellable);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_source_remove (timer);
  g_assert_cmpuint (turns, >, 50);
  g_assert_false (store_vault_unlock_finish (vault, result, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpint (store_vault_get_state (vault), ==, STORE_VAULT_LOCKED);
  g_usleep (200 * 1000);
  assert_seldom_noted (state, "Prompt", 1);
  assert_seldom_noted (state, "Dismiss", 0);
}

/* libsecret's own file, as it uses in a sandbox with a portal. */
static void
test_sandbox (void)
{
  g_autofree char *path = g_build_filename (g_getenv ("HOME"), "default.keyring", NULL);
  g_autoptr (StoreVault) vault = make_vault ();
  g_autoptr (StoreVault) other = make_vault ();
  g_autoptr (StoreKeyring) keyring = store_keyring_new ();

  g_setenv ("SECRET_BACKEND", "file", TRUE);
  g_setenv ("SECRET_FILE_TEST_PATH", path, TRUE);
  g_setenv ("SECRET_FILE_TEST_PASSWORD", "master of this installation", TRUE);
  assert_stays_locked (other, keyring, TRUE, STORE_KEYRING_MISSING);
  attach (vault, keyring);
  assert_opens (vault, keyring);
}

/* The master secret of the sandbox is another one after the program was installed anew. */
static void
test_sandbox_replaced (void)
{
  g_autofree char *path = g_build_filename (g_getenv ("HOME"), "default.keyring", NULL);
  g_autoptr (StoreVault) vault = make_vault ();
  g_autoptr (StoreKeyring) keyring = store_keyring_new ();
  g_autoptr (StoreVaultHeader) header = NULL;
  g_autoptr (StoreVaultKey) secret = store_vault_key_new_random ();
  int status = -1;
  pid_t child;

  g_setenv ("SECRET_BACKEND", "file", TRUE);
  g_setenv ("SECRET_FILE_TEST_PATH", path, TRUE);
  g_setenv ("SECRET_FILE_TEST_PASSWORD", "master of the first installation", TRUE);
  child = fork ();
  if (child == 0)
    {
      attach (vault, keyring);
      _exit (0);
    }
  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  g_assert_cmpint (status, ==, 0);
  header = store_vault_add_keyring_slot (vault, secret, "portal", 7, NULL);
  store_vault_set_header (vault, header);
  g_setenv ("SECRET_FILE_TEST_PASSWORD", "master of the second installation", TRUE);
  assert_stays_locked (vault, keyring, TRUE, STORE_KEYRING_REPLACED);
}

static void
test_locked_is_not_attached (void)
{
  g_autofree char *state = start_bus ("empty");
  g_autofree char *notes = g_build_filename (state, "notes", NULL);
  g_autoptr (StoreVault) vault = make_vault ();
  g_autoptr (StoreKeyring) keyring = store_keyring_new ();
  g_autoptr (GError) error = NULL;

  store_vault_lock (vault);
  g_assert_null (store_vault_attach (vault, keyring, "Demo", 7, &error));
  g_assert_error (error, STORE_ERROR, STORE_ERROR_SEALED);
  g_assert_false (g_file_test (notes, G_FILE_TEST_EXISTS));
}

static void
test_nothing_to_ask (void)
{
  g_autoptr (StoreVault) vault = store_vault_new ();
  g_autoptr (StoreKeyring) keyring = store_keyring_new ();
  g_autoptr (GError) error = NULL;

  g_assert_false (store_vault_unlock (vault, keyring, TRUE, &error));
  g_assert_error (error, STORE_VAULT_ERROR, STORE_VAULT_ERROR_STATE);
}

static void
test_sentences (void)
{
  for (int i = STORE_KEYRING_NO_BUS; i <= STORE_KEYRING_FAILED; i++)
    {
      const char *message = store_keyring_outcome_get_message (i);
      g_assert_true (g_str_has_suffix (message, "."));
      for (int j = STORE_KEYRING_NO_BUS; j < i; j++)
        g_assert_cmpstr (message, !=, store_keyring_outcome_get_message (j));
    }
}

#define ADD(path, body) g_test_add_data_func ("/store/keyring/" path, body, run_apart)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("without-a-bus-the-code-is-left", test_no_bus);
  ADD ("without-a-provider-the-code-is-left", test_no_provider);
  ADD ("gnome-keyring-keeps-the-key-over-a-restart", test_gnome_keyring);
  ADD ("a-key-of-another-copy-is-told-by-its-check-value", test_two_copies);
  ADD ("a-locked-keyring-is-asked-once-and-only-if-allowed", test_locked);
  ADD ("a-fresh-home-gets-no-keyring-from-us", test_fresh_home);
  ADD ("no-keyring-is-made-where-there-is-none", test_no_default);
  ADD ("silence-ends-at-the-limit", test_silent);
  ADD ("a-service-that-dies-is-tried-once-more", test_dies);
  ADD ("a-service-that-dies-once-answers-at-the-second-try", test_dies_once);
  ADD ("a-refusal-has-its-sentence", test_refuses);
  ADD ("another-program-in-charge-is-noticed", test_other_provider);
  ADD ("a-closed-question-leaves-it-locked", test_dismissed);
  ADD ("a-slow-person-is-waited-for", test_accepted);
  ADD ("a-question-nobody-answers-ends-at-its-own-limit", test_unanswered);
  ADD ("a-cancel-is-heard-at-once-but-not-by-the-service", test_cancelled);
  ADD ("a-sandbox-keeps-the-key-in-its-own-file", test_sandbox);
  ADD ("another-master-secret-of-the-sandbox-has-its-sentence", test_sandbox_replaced);
  ADD ("a-locked-vault-puts-nothing-into-the-keyring", test_locked_is_not_attached);
  g_test_add_func ("/store/keyring/without-a-vault-nothing-is-asked", test_nothing_to_ask);
  g_test_add_func ("/store/keyring/each-outcome-has-its-own-sentence", test_sentences);
  return g_test_run ();
}
