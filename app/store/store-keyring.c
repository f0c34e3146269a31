/* The session's keyring, without surprises.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "store-keyring-service.h"
#include <glib/gi18n-lib.h>

#define LOOK_EVERY 250 /* ms, at the deadlines */

struct _StoreKeyring
{
  GObject parent_instance;
  guint   limit;        /* ms */
  guint   prompt_limit; /* ms */
};

/* A request: shared by the thread that talks and the clock that waits. Atomic reference count. */
typedef struct
{
  StoreKeyringTalk talk;
  GTask           *task;
  GSource         *clock;
  gint64           limit;           /* µs */
  gint64           deadline;        /* monotonic µs */
  gint64           prompt_deadline;
  int              answered;        /* atomic: the first to set it answers the task */
} Request;

G_DEFINE_FINAL_TYPE (StoreKeyring, store_keyring, G_TYPE_OBJECT)
G_DEFINE_QUARK (store-keyring-error-quark, store_keyring_error)

/* In the order of StoreKeyringOutcome. */
static const char *const messages[] = {
  N_("There is no desktop session here that keeps passwords. Unlock with the recovery code."),
  N_("No program keeps passwords in this session. Unlock with the recovery code, or install GNOME Keyring or KWallet."),
  N_("The keyring of this computer is locked. Unlock it and try again, or use the recovery code."),
  N_("The keyring was not unlocked. Try again, or use the recovery code."),
  N_("The keyring of this computer does not know this company yet. Unlock once with the recovery code; after that the keyring will know it."),
  N_("The key in this computer’s keyring belongs to another copy or an older time of this company. Unlock with the recovery code."),
  N_("This session has no keyring to keep a key in. Make one in the settings of your desktop, or use the recovery code."),
  N_("Another program keeps the passwords now than when this company was set up here. Unlock once with the recovery code; after that it will know this company too."),
  N_("The keyring of this computer stopped working in the middle. Try again, or use the recovery code."),
  N_("The keyring of this computer does not answer. Try again, or use the recovery code."),
  N_("This installation does not know the company any more, as happens when the program was installed anew or on another computer. Unlock once with the recovery code."),
  N_("The keyring of this computer refused to work. Unlock with the recovery code."),
};

G_STATIC_ASSERT (G_N_ELEMENTS (messages) == STORE_KEYRING_FAILED + 1);

static void
clear_request (gpointer data)
{
  Request *request = data;

  g_free (request->talk.vault_id);
  g_free (request->talk.label);
  g_clear_pointer (&request->talk.secret, store_vault_key_unref);
  g_ptr_array_unref (request->talk.found);
  g_free (request->talk.provider);
  g_clear_pointer (&request->clock, g_source_unref);
  g_clear_object (&request->task);
}

static void
free_request (gpointer data)
{
  g_atomic_rc_box_release_full (data, clear_request);
}

/* Whether the caller is the first to answer; whoever is not drops what it has. The clock keeps a reference to the request until it is destroyed. */
static gboolean
claim_answer (Request *request)
{
  return g_atomic_int_compare_and_exchange (&request->answered, FALSE, TRUE);
}

static gpointer
talk_thread (gpointer data)
{
  Request *request = data;
  GError *error = NULL;
  gboolean good = store_keyring_talk_run (&request->talk, &error);

  if (!claim_answer (request))
    g_clear_error (&error);
  else
    {
      g_source_destroy (request->clock);
      g_task_set_task_data (request->task, g_strdup (request->talk.provider), g_free);
      if (good)
        g_task_return_pointer (request->task, g_ptr_array_ref (request->talk.found), (GDestroyNotify) g_ptr_array_unref);
      else
        g_task_return_error (request->task, error);
    }
  free_request (request);
  return NULL;
}

/* Rings at the limit and when the caller cancels. */
static gboolean
clock_cb (gpointer data)
{
  Request *request = data;
  gboolean prompting = g_atomic_int_get (&request->talk.prompting);
  gint64 now = g_get_monotonic_time ();

  if (g_cancellable_is_cancelled (g_task_get_cancellable (request->task)))
    {
      if (claim_answer (request))
        g_task_return_error_if_cancelled (request->task);
      return G_SOURCE_REMOVE;
    }
  if (prompting)
    request->deadline = now + request->limit; /* the service's time starts anew when the person has answered */
  if (now < (prompting ? request->prompt_deadline : request->deadline))
    return G_SOURCE_CONTINUE;
  if (claim_answer (request))
    g_task_return_new_error_literal (request->task, STORE_KEYRING_ERROR, STORE_KEYRING_TIMEOUT, store_keyring_outcome_get_message (STORE_KEYRING_TIMEOUT));
  return G_SOURCE_REMOVE;
}

static void
start_clock (Request *request, StoreKeyring *self)
{
  GCancellable *cancellable = g_task_get_cancellable (request->task);
  gint64 now = g_get_monotonic_time ();

  request->limit = self->limit * G_TIME_SPAN_MILLISECOND;
  request->deadline = now + request->limit;
  request->prompt_deadline = now + self->prompt_limit * G_TIME_SPAN_MILLISECOND;
  request->clock = g_timeout_source_new (MIN (self->limit, LOOK_EVERY));
  if (cancellable != NULL)
    {
      g_autoptr (GSource) cancelled = g_cancellable_source_new (cancellable);

      g_source_set_dummy_callback (cancelled);
      g_source_add_child_source (request->clock, cancelled);
    }
  g_source_set_callback (request->clock, clock_cb, g_atomic_rc_box_acquire (request), free_request);
  g_source_attach (request->clock, g_task_get_context (request->task));
}

/* Takes label and secret. */
static void
start_request (GTask *task, const char *vault_id, char *label, StoreVaultKey *secret, gboolean may_ask)
{
  Request *request = g_atomic_rc_box_new0 (Request);

  request->task = task;
  request->talk.vault_id = g_strdup (vault_id);
  request->talk.label = label;
  request->talk.secret = secret;
  request->talk.may_ask = may_ask;
  request->talk.found = g_ptr_array_new_with_free_func ((GDestroyNotify) store_vault_key_unref);
  g_task_set_check_cancellable (task, FALSE);
  start_clock (request, g_task_get_source_object (task));
  g_thread_unref (g_thread_new ("keyring", talk_thread, request));
}

static void
store_keyring_class_init (StoreKeyringClass *class)
{
}

static void
store_keyring_init (StoreKeyring *self)
{
  store_keyring_set_limits (self, 20 * 1000, 5 * 60 * 1000);
}

const char *
store_keyring_outcome_get_message (StoreKeyringOutcome outcome)
{
  g_return_val_if_fail (outcome <= STORE_KEYRING_FAILED, NULL);

  return _(messages[outcome]);
}

StoreKeyring *
store_keyring_new (void)
{
  return g_object_new (STORE_TYPE_KEYRING, NULL);
}

void
store_keyring_set_limits (StoreKeyring *self, guint limit, guint prompt_limit)
{
  self->limit = limit;
  self->prompt_limit = prompt_limit;
}

void
store_keyring_lookup_async (StoreKeyring *self, const char *vault_id, gboolean may_ask, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  start_request (g_task_new (self, cancellable, callback, user_data), vault_id, NULL, NULL, may_ask);
}

GPtrArray *
store_keyring_lookup_finish (StoreKeyring *self, GAsyncResult *result, char **provider, GError **error)
{
  if (provider != NULL)
    *provider = g_strdup (g_task_get_task_data (G_TASK (result)));
  return g_task_propagate_pointer (G_TASK (result), error);
}

void
store_keyring_store_async (StoreKeyring *self, const char *vault_id, const char *label, StoreVaultKey *secret, gboolean may_ask,
                           GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  start_request (g_task_new (self, cancellable, callback, user_data), vault_id, g_strdup (label), store_vault_key_ref (secret), may_ask);
}

gboolean
store_keyring_store_finish (StoreKeyring *self, GAsyncResult *result, char **provider, GError **error)
{
  g_autoptr (GPtrArray) found = store_keyring_lookup_finish (self, result, provider, error);

  return found != NULL;
}
