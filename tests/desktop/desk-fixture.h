/* A demo office in its window.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include "desk-application.h"
#include "desk-list-page.h"
#include "desk-record-page.h"
#include "desk-window-actions.h"

typedef struct
{
  char            *folder;
  DeskApplication *application;
  DeskWindow      *window;
  StoreFile       *file;     /* the window's */
  const char      *pictures; /* folder for pictures of what is shown, or NULL */
  const char      *scheme;   /* "light", "dark" */
  int              width;
} Desk;

/* FALSE: no display. */
gboolean         desk_prepare   (int *argc, char ***argv);
/* A firm with so many orders in a window 1000 wide, light. */
void             desk_open      (Desk *desk, gint64 orders);
void             desk_close     (Desk *desk);
void             desk_resize    (Desk *desk, int width, int height);

/* Lets the program go on for a moment. */
void             desk_pump      (void);
#define WAIT_FOR(condition)                                          \
  G_STMT_START                                                       \
    {                                                                \
      gint64 end_ = g_get_monotonic_time () + 60 * G_TIME_SPAN_SECOND; \
      while (!(condition) && g_get_monotonic_time () < end_)         \
        desk_pump ();                                                \
      if (!(condition))                                              \
        g_error ("%s:%d: never came true: %s", __FILE__, __LINE__, #condition); \
    }                                                                \
  G_STMT_END

/* All words that can be seen in the widget, a line each. full */
char            *desk_read      (GtkWidget *widget);
gboolean         desk_shows     (GtkWidget *widget, const char *words);
/* Waits until the window shows the words and has painted them; takes a picture where they are wanted. */
void             desk_look      (Desk *desk, GtkWidget *widget, const char *picture, const char *words);
/* The first mapped widget of a type with this text, title or action name; NULL if none. */
GtkWidget       *desk_find      (GtkWidget *widget, GType type, const char *words);
AdwDialog       *desk_dialog    (Desk *desk);
/* Runs an action of the window, which must be there and enabled. */
void             desk_do        (Desk *desk, const char *action, const char *type, ...);
void             desk_dismiss   (Desk *desk);
BaseRecordClass *desk_class     (Desk *desk, const char *table);
/* The room's list, when it has all its rows. */
StoreList       *desk_room      (Desk *desk, const char *room);
/* Carries out a command with arguments in GVariant's text format, which must be done; the id that it made, or 0. */
gint64           desk_command   (Desk *desk, const char *command, const char *format, ...);
/* One figure of the file. */
gint64           desk_number    (Desk *desk, const char *sql);
char            *desk_text      (Desk *desk, const char *sql);
/* A key into the widget, as its own key controllers get it. */
gboolean         desk_press     (GtkWidget *widget, guint key, GdkModifierType state);
/* Lets a file fall on the widget. FALSE: it does not take it. */
gboolean         desk_drop      (GtkWidget *widget, GFile *file);
