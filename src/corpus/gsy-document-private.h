/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-document-private.h: what the files of GsyDocument share: what is written, and what it is compared with. */
#pragma once

#include "corpus/gsy-document.h"
#include "corpus/gsy-saver.h"

G_BEGIN_DECLS

/* The sidecar as it was read, without its statements, shared with the snapshots that are being written. */
typedef struct
{
  GsySidecar *sidecar;
} GsyKept;

/* What is written, as it was at one moment. Atomically ref-counted, immutable. */
typedef struct
{
  GsyArticle *article;
  GsyArticleMeta *meta;
  GPtrArray *statements;
  GsyKept *kept; /* nullable */
} GsySnapshot;

/* Where statements are in another text; in gsy-document-article.c. */
typedef struct _GsyReplacing GsyReplacing;

struct _GsyDocument
{
  GObject parent_instance;

  char *path;
  char *key;
  char *sidecar_path;
  GsyArticle *article;
  GsyStore *store;
  GsyKept *kept;
  GsySnapshot *base; /* what the file held when we last read or wrote it; NULL: there was none */
  GPtrArray *problems;
  GError *sidecar_error;
  GError *outside_error; /* what is wrong with the sidecar since it was opened; nullable */
  GsySaver *saver;
  GPtrArray *restored;   /* steps that brought back a version; nullable */
  gboolean has_versions; /* earlier ones of a sidecar that was broken or gone when it was opened */

  GsyDocumentApply apply; /* of edits that come from outside; nullable */
  gpointer apply_data;
  guint looking : 1;    /* at what another program wrote */
  guint look_again : 1; /* when the write under way has ended */

  GsyDocumentMapSteps map_steps; /* nullable */
  gpointer map_steps_data;
  GsyFileIdentity article_file;  /* of the article as we know it; without a hash */
  GsyFileIdentity candidate;     /* of its file as it was last seen, when that is another text */
  GsyArticle *former;            /* the text before the last change; nullable */
  GsyReplacing *replacing;       /* by another text, as soon as the write under way has ended; nullable */
  gboolean announcing;           /* that the text will be another one is being told, and what is typed handed in */
  const GsyReplacing *following; /* while "store" is notified; nullable */
  GSource *article_timer;
  guint n_article_looks;
  char *article_problem;
  GsyAnchorCounts counts;
  guint article_changed : 1;       /* which is told until it is dismissed */
  guint looking_at_article : 1;    /* or about to */
  guint look_at_article_again : 1; /* it may have changed since */
  guint look_outside_then : 1;     /* the sidecar's turn comes when the article is known */
  guint unwritten : 1;             /* what opening it has changed is to be written */
};

GsyKept *_gsy_kept_new (GsySidecar *sidecar); /* takes it */
void _gsy_kept_unref (GsyKept *self);

/* The document as it is now; the same of a file that was read, whose statements it takes a reference to. */
GsySnapshot *_gsy_snapshot_take (GsyDocument *document);
GsySnapshot *_gsy_snapshot_new (GsyArticle *article, const GsyArticleMeta *meta, GPtrArray *statements, GsyKept *kept);
GsySnapshot *_gsy_snapshot_ref (GsySnapshot *self);
void _gsy_snapshot_unref (GsySnapshot *self);

/* As a sidecar, for the merge. */
GsySidecar *_gsy_snapshot_to_sidecar (const GsySnapshot *snapshot);

/* The sidecar's bytes as a value. A newer version is given, with GSY_ERROR_VERSION set. */
GsySidecar *_gsy_document_parse (GsyArticle *article, const char *sidecar_path, GBytes *bytes, GError **error);

/* In gsy-document-outside.c: the sidecar on disk is not what we know: takes in what another program wrote, if that can be read, so that
 * saving works again. The second one blocks; FALSE when nothing was taken in. */
void _gsy_document_look_outside (GsyDocument *self);
gboolean _gsy_document_look_outside_sync (GsyDocument *self);

/* There is no sidecar any more: what is open is written. */
void _gsy_document_write_anew (GsyDocument *self);

/* The same, with a text that may be the former one. @former: (nullable). */
GsySidecar *_gsy_document_parse_with (GsyArticle *article, GsyArticle *former, const char *sidecar_path, GBytes *bytes, GError **error);

/* Another store takes the place of the one that was; the second one tells. */
void _gsy_document_set_store (GsyDocument *self, GsyArticleMeta *meta, GPtrArray *statements);
void _gsy_document_notify_store (GsyDocument *self);

/* In gsy-document-article.c: the article's own file may have changed on disk. The second one blocks, and takes what is there as it is. */
void _gsy_document_look_at_article (GsyDocument *self);
gboolean _gsy_document_look_at_article_sync (GsyDocument *self);
void _gsy_document_article_written (GsyDocument *self); /* nothing is being written any more */
void _gsy_document_stop_article (GsyDocument *self);    /* it goes away */

/* What @path is now, by its size and times alone; and whether that is the same file. */
void _gsy_file_look (const char *path, GsyFileIdentity *identity);
gboolean _gsy_file_looks_same (const GsyFileIdentity *a, const GsyFileIdentity *b);

void _gsy_document_emit_article_changing (GsyDocument *self);
void _gsy_document_emit_article_changed (GsyDocument *self);
void _gsy_document_notify_article_problem (GsyDocument *self);

/* From what is open to what @sidecar has. */
GsyEdit *_gsy_document_make_edit (GsyDocument *self, const GsySidecar *sidecar, const char *label);

/* A step of its own, where there is a history. */
gboolean _gsy_document_apply (GsyDocument *self, const GsyEdit *edit, GError **error);

/* What is written beside the statements and what is known of the article, which no edit knows of. */
gboolean _gsy_sidecar_same_beside (const GsySidecar *a, const GsySidecar *b);

/* In gsy-document-restore.c: @edit was applied: if it restores a version, or undoes that, what the file holds beside its statements goes along. */
void _gsy_document_follow (GsyDocument *self, const GsyEdit *edit);
void _gsy_document_forget_restored (GsyDocument *self);

/* The statements of those steps are others, as in the history: the very ones that @map gives there. */
void _gsy_document_map_restored (GsyDocument *self, GsyStatementMap map, gpointer data);

/* In gsy-document.c: its sidecar went away with all that is in it: nothing is open any more, and the next change makes a new one. */
void _gsy_document_forget_sidecar (GsyDocument *self);

/* In gsy-document-copy.c: it is about to be called otherwise: nothing of it may change or be written, @error says why. With NULL it may again. */
void _gsy_document_retire (GsyDocument *self, const GError *error);

/* In gsy-document.c: state and message may be otherwise. */
void _gsy_document_notify_save (GsyDocument *self);

/* A write under way has taken long enough: see gsy_saver_lose_patience(). */
void _gsy_document_lose_patience (GsyDocument *self);

void _gsy_document_emit_merged (GsyDocument *self, guint n_changes, guint n_conflicts);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GsySnapshot, _gsy_snapshot_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (GsyKept, _gsy_kept_unref)

G_END_DECLS
