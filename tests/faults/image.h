/* What a power cut leaves of the files.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include "disk.h"

typedef enum
{
  IMAGE_STRICT,   /* only what was synced */
  IMAGE_ORDERED,  /* all that was done so far, as journalling file systems mostly leave it */
  IMAGE_TORN,     /* the last write in part, by sectors */
  IMAGE_SHUFFLED, /* what was synced, and any part of what was not, by sectors */
  IMAGE_N_MODELS
} ImageModel;

typedef struct _Image Image;

/* The files of folder are on the disk and synced. */
Image   *image_new   (const char *folder);
void     image_free  (Image *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Image, image_free)
void     image_apply (Image *self, const DiskOperation *operation);
/* The state before next, of which the last model may do a part, as files in folder. Returns a number that tells images apart. */
guint64  image_write (Image *self, ImageModel model, const DiskOperation *next, GRand *random, const char *folder);
