/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "tea-ballot-part.h"

G_DEFINE_FINAL_TYPE (TeaBallotPart, tea_ballot_part, TEA_TYPE_RECORD)

static const TeaColumn columns[] = {
  TEA_COLUMN (TeaBallotPart, ballot, REFERENCE, N_("Vote")),
  TEA_COLUMN (TeaBallotPart, party, REFERENCE, N_("Party")),
  TEA_COLUMN (TeaBallotPart, in_favour, INTEGER, N_("In favour")),
  TEA_COLUMN (TeaBallotPart, against, INTEGER, N_("Against")),
  TEA_COLUMN (TeaBallotPart, abstained, INTEGER, N_("Abstained")),
  TEA_COLUMN (TeaBallotPart, present, INTEGER, N_("Present")),
  TEA_COMPUTED (TeaBallotPart, party_name, TEXT, N_("Party"),
                "SELECT name FROM party WHERE party.id = ballot_part.party"),
};

static gboolean
tea_ballot_part_validate (TeaRecord  *record,
                          GError    **error)
{
  TeaBallotPart *self = TEA_BALLOT_PART (record);

  if (self->in_favour < 0 || self->against < 0 || self->abstained < 0)
    {
      g_set_error (error, TEA_ERROR, TEA_ERROR_INVALID, _("There are no fewer than 0 hands."));
      return FALSE;
    }

  if ((gint64) self->in_favour + self->against + self->abstained > self->present)
    {
      g_set_error (error, TEA_ERROR, TEA_ERROR_REFUSED,
                   /* Translators: %s is a party, %d is how many of it can vote. */
                   ngettext ("“%s” has more hands than people: %d with a vote is in the room.",
                             "“%s” has more hands than people: %d with a vote are in the room.",
                             self->present),
                   self->party_name, self->present);
      return FALSE;
    }

  return TRUE;
}

static void
tea_ballot_part_class_init (TeaBallotPartClass *klass)
{
  TeaRecordClass *record_class = TEA_RECORD_CLASS (klass);

  record_class->validate = tea_ballot_part_validate;

  tea_record_class_set_columns (record_class, "ballot_part", N_("Vote of a party"),
                                columns, G_N_ELEMENTS (columns));
}

static void
tea_ballot_part_init (TeaBallotPart *self)
{
}

TeaBallotPart *
tea_ballot_part_new (gint64 party,
                     int    in_favour,
                     int    against,
                     int    abstained)
{
  return g_object_new (TEA_TYPE_BALLOT_PART,
                       "party", party,
                       "in-favour", in_favour,
                       "against", against,
                       "abstained", abstained,
                       NULL);
}

char *
tea_ballot_part_dup_words (TeaBallotPart *self)
{
  g_return_val_if_fail (TEA_IS_BALLOT_PART (self), NULL);

  /* Translators: a party, three counts of hands, then how many of it are present. */
  return g_strdup_printf (_("%s: %d in favour, %d against, %d abstained, of %d present."),
                          self->party_name, self->in_favour, self->against, self->abstained,
                          self->present);
}

TeaQuery *
tea_ballot_part_query (TeaBook *book,
                       gint64   ballot)
{
  TeaQuery *query;

  g_return_val_if_fail (TEA_IS_BOOK (book), NULL);

  query = tea_query_new_for_records (book, TEA_TYPE_BALLOT_PART,
                                     "JOIN party ON party.id = ballot_part.party"
                                     " WHERE ballot = :ballot"
                                     " ORDER BY party.position, party.id");
  tea_query_bind_id (query, "ballot", ballot);

  return query;
}
