/* Words in the receiver's language.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include <glib.h>

G_BEGIN_DECLS

/* A paper speaks the language of who gets it, not that of who sits at the desk. gettext() knows one language a process and switching it is not safe
 * with threads, so the catalogue is read here. Immutable, any thread. */
typedef struct _PaperLanguage PaperLanguage;

/* @name: "de", "pt_BR", "pt-BR", "it_IT.UTF-8"; NULL takes the user's own (LC_ALL, LC_MESSAGES, LANG). @directory: where the catalogues lie, NULL = the installed ones.
 * Never fails: a language without a catalogue speaks English. */
PaperLanguage *paper_language_new      (const char *name, const char *directory) G_GNUC_WARN_UNUSED_RESULT;
PaperLanguage *paper_language_ref      (PaperLanguage *self);
void           paper_language_unref    (PaperLanguage *self);
/* "pt_BR"; never NULL. */
const char    *paper_language_get_name (PaperLanguage *self);
/* Translation of an N_() text; the text itself if there is none. Borrowed from self or from text. */
const char    *paper_language_get      (PaperLanguage *self, const char *text) G_GNUC_FORMAT (2);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PaperLanguage, paper_language_unref)

G_END_DECLS
