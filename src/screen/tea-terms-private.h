/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct
{
  guint32 id;
  float   weight;
} TeaTerm;

/* The terms of a text or the mean of several, by ascending id. What a text is less similar to all
 * others that name an estate because it names one itself stands in @placed; the terms of the estate
 * make that good where it is the same. */
typedef struct
{
  guint   n;
  float   placed;
  TeaTerm terms[];
} TeaTerms;

typedef struct _TeaCorpus TeaCorpus;

TeaCorpus *tea_corpus_new     (void);
void       tea_corpus_free    (TeaCorpus      *self);
void       tea_corpus_add     (TeaCorpus      *self,
                               const char     *text);
guint      tea_corpus_weigh   (TeaCorpus      *self,
                               TeaTerms      **texts);
guint      tea_corpus_get_term (TeaCorpus     *self,
                                guint32        id,
                                gunichar       characters[2]);

void       tea_terms_free     (TeaTerms       *terms);
float      tea_terms_multiply (const TeaTerms *a,
                               const TeaTerms *b);
TeaTerms  *tea_terms_mean     (const TeaTerms *a,
                               guint           size_a,
                               const TeaTerms *b,
                               guint           size_b,
                               guint           max_terms);
char     **tea_terms_dup_words (const TeaTerms *terms,
                                TeaCorpus      *corpus);

G_END_DECLS
