/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a line of a visit log says beside the request: who went along, when, whether it is to be
 * reported, of which kind it is. Nothing that somebody wrote is lost: what these fields cannot hold
 * stands below the next step, under the name of its column.
 */
#include "config.h"

#include <string.h>

#include "tea-cell.h"
#include "tea-visit-cell.h"
#include "tea-visit-line.h"

/* What people write into a visit log when nobody asked for anything. */
static const char * const nothings[] = {
  "无", "没有", "暂无", "无诉求", "无异常", "正常", "一切正常", "没事", "没什么事", "一切都好", "/", "-",
  "—",
};

/* What says no more than that it was settled there. */
static const char * const settled_words[] = {
  "已解决", "已办结", "当场解决", "现场解决", "当天解决", "已当场解决", "已现场解决",
};

/**
 * tea_visit_line_is_nothing:
 * @text: what stands in a cell, cleaned
 *
 * Returns: whether it says that there is nothing to say
 */
gboolean
tea_visit_line_is_nothing (const char *text)
{
  g_return_val_if_fail (text != NULL, FALSE);

  for (guint i = 0; i < G_N_ELEMENTS (nothings); i++)
    {
      if (g_str_equal (text, nothings[i]))
        return TRUE;
    }

  return FALSE;
}

/* %NULL where the sheet says nothing. */
static char *
dup_cell (TeaMapping         *mapping,
          const char * const *row,
          guint               width,
          TeaColumnRole       role)
{
  return tea_cell_dup (row, width, tea_mapping_find (mapping, role));
}

static const char *
get_header (TeaMapping    *mapping,
            TeaColumnRole  role)
{
  return tea_mapping_get_header (mapping, (guint) tea_mapping_find (mapping, role));
}

/**
 * tea_visit_line_append:
 * @text: (inout) (nullable): what is known already
 * @header: (nullable): the name of a column
 * @line: what stands there
 *
 * Adds a line to what a visit says.
 */
void
tea_visit_line_append (char       **text,
                       const char  *header,
                       const char  *line)
{
  g_autofree char *before = NULL;

  g_return_if_fail (text != NULL);
  g_return_if_fail (line != NULL);

  before = g_steal_pointer (text);
  *text = g_strconcat (before != NULL ? before : "",
                       before != NULL && *before != '\0' ? "\n" : "",
                       header != NULL ? header : "",
                       header != NULL ? "：" : "",
                       line, NULL);
}

/* The first of several who went is the one whose round it was. */
static void
read_people (TeaDraft           *draft,
             TeaMapping         *mapping,
             const char * const *row,
             guint               width)
{
  g_autofree char *along = dup_cell (mapping, row, width, TEA_ROLE_COMPANIONS);
  g_autofree char *companions = along != NULL ? tea_visit_cell_people (along) : g_strdup ("");

  if (draft->worker != NULL)
    {
      g_autofree char *workers = tea_visit_cell_people (draft->worker);
      char *others = strstr (workers, "、");

      if (others != NULL)
        {
          g_autofree char *first = g_strndup (workers, (gsize) (others - workers));
          g_autofree char *all = g_strconcat (others + strlen ("、"),
                                              *companions != '\0' ? "、" : "", companions, NULL);

          g_set_str (&draft->worker, first);
          g_set_str (&companions, all);
        }
      else
        {
          g_set_str (&draft->worker, *workers != '\0' ? workers : NULL);
        }
    }

  if (*companions != '\0')
    draft->companions = g_steal_pointer (&companions);
}

static void
read_times (TeaDraft           *draft,
            TeaMapping         *mapping,
            const char * const *row,
            guint               width)
{
  g_autofree char *began = dup_cell (mapping, row, width, TEA_ROLE_BEGAN);
  g_autofree char *ended = dup_cell (mapping, row, width, TEA_ROLE_ENDED);
  g_autofree char *both = NULL;
  g_autofree char *from = NULL;
  g_autofree char *until = NULL;

  if (began == NULL && ended == NULL)
    return;

  both = began != NULL && ended != NULL ? g_strconcat (began, "-", ended, NULL)
                                        : g_strdup (began != NULL ? began : ended);
  if (!tea_visit_cell_times (both, &from, &until))
    {
      tea_visit_line_append (&draft->next_step,
                             get_header (mapping, began != NULL ? TEA_ROLE_BEGAN : TEA_ROLE_ENDED),
                             both);
      return;
    }

  if (began == NULL)
    {
      g_set_str (&draft->ended_at, from);
      return;
    }

  g_set_str (&draft->began_at, from);
  g_set_str (&draft->ended_at, until);
}

/* A log with one column for both answers first whether it is reported: 「是，报物业修灯」. */
static void
read_next (TeaDraft   *draft,
           TeaMapping *mapping)
{
  g_autofree char *rest = NULL;
  TeaVisitAnswer answer;

  if (draft->next_step == NULL || tea_mapping_find (mapping, TEA_ROLE_REPORT) >= 0 ||
      strstr (get_header (mapping, TEA_ROLE_NEXT), "上报") == NULL)
    return;

  answer = tea_visit_cell_answer (draft->next_step, &rest);
  draft->report = answer == TEA_VISIT_ANSWER_YES;
  g_set_str (&draft->next_step, rest);
}

static void
read_report (TeaDraft           *draft,
             TeaMapping         *mapping,
             const char * const *row,
             guint               width)
{
  g_autofree char *cell = dup_cell (mapping, row, width, TEA_ROLE_REPORT);
  g_autofree char *rest = NULL;
  TeaVisitAnswer answer;

  if (cell == NULL)
    return;

  answer = tea_visit_cell_answer (cell, &rest);
  draft->report = answer == TEA_VISIT_ANSWER_YES;
  if (rest != NULL && g_strcmp0 (rest, draft->next_step) != 0)
    tea_visit_line_append (&draft->next_step,
                           answer == TEA_VISIT_ANSWER_YES ? NULL
                                                          : get_header (mapping, TEA_ROLE_REPORT),
                           rest);
}

/* Who writes 「独居老人」 below 需重点关注 says yes, and why. */
static void
read_attention (TeaDraft           *draft,
                TeaMapping         *mapping,
                const char * const *row,
                guint               width)
{
  g_autofree char *cell = dup_cell (mapping, row, width, TEA_ROLE_ATTENTION);
  g_autofree char *rest = NULL;
  TeaVisitAnswer answer;

  if (cell == NULL)
    return;

  answer = tea_visit_cell_answer (cell, &rest);
  draft->attention = answer == TEA_VISIT_ANSWER_YES ||
                     (answer == TEA_VISIT_ANSWER_NONE && rest != NULL);
  if (rest != NULL)
    tea_visit_line_append (&draft->next_step, get_header (mapping, TEA_ROLE_ATTENTION), rest);
}

/* A log says the kind in a column of its own, or has a column for each kind with a tick, a count or
 * the matter itself. What a request has no field for, such as that there were three of a kind or a
 * second kind, is noted. Returns how many matters the cell speaks of.
 */
static guint
read_kind_cell (TeaDraft   *draft,
                const char *header,
                const char *cell)
{
  const char *of_header = tea_visit_cell_kind (header, FALSE);
  const char *said = tea_visit_cell_kind (cell, TRUE);
  g_autofree char *rest = NULL;
  const TeaVisitAnswer answer = tea_visit_cell_answer (cell, &rest);
  guint count = 1;
  const gboolean counted = tea_visit_cell_count (cell, &count);

  if (count == 0 || (answer == TEA_VISIT_ANSWER_NO && rest == NULL))
    return 0;

  if (said == NULL && rest != NULL && !counted)
    {
      /* The matter itself is worth more than the name of its column. */
      said = of_header != NULL ? of_header : tea_visit_cell_kind (cell, FALSE);
      if (of_header != NULL && *draft->text == '\0')
        tea_visit_line_append (&draft->text, NULL, cell);
      else if (of_header != NULL)
        tea_visit_line_append (&draft->text, header, cell);
    }
  else if (said == NULL)
    {
      said = of_header;
      if (count > 1 || draft->kind != NULL)
        tea_visit_line_append (&draft->next_step, header, cell);
    }

  if (draft->kind == NULL)
    draft->kind = said;

  return count;
}

static guint
read_kind (TeaDraft           *draft,
           TeaMapping         *mapping,
           const char * const *row,
           guint               width)
{
  guint n_matters = 0;

  for (guint i = 0; i < MIN (width, tea_mapping_get_n_columns (mapping)); i++)
    {
      g_autofree char *cell = NULL;

      if (tea_mapping_get_role (mapping, i) != TEA_ROLE_KIND)
        continue;

      cell = tea_cell_clean (row[i]);
      if (*cell != '\0')
        n_matters += read_kind_cell (draft, tea_mapping_get_header (mapping, i), cell);
    }

  if (draft->kind == NULL && draft->category != NULL)
    draft->kind = tea_visit_cell_kind (draft->category, TRUE);

  return MAX (n_matters, 1);
}

/* Takes a count of what was settled that day or reported for the answer, where no column asks for
 * that. Returns whether it says no more.
 */
static gboolean
take_count (TeaDraft   *draft,
            TeaMapping *mapping,
            const char *header,
            guint       count,
            guint       n_matters)
{
  if (strstr (header, "解决") != NULL && tea_mapping_find (mapping, TEA_ROLE_SOLVED) < 0)
    {
      draft->solved = draft->solved || count >= n_matters;
      return draft->solved && count == 1;
    }

  /* A line is one visit at least. */
  if (strstr (header, "户数") != NULL && count == 1)
    return TRUE;

  if (strstr (header, "上报") != NULL && tea_mapping_find (mapping, TEA_ROLE_REPORT) < 0)
    {
      draft->report = TRUE;
      return count == 1;
    }

  return FALSE;
}

/* What the log of a grid counts, and what it refers to, such as photos, stays with the visit. */
static void
read_counts (TeaDraft           *draft,
             TeaMapping         *mapping,
             const char * const *row,
             guint               width,
             guint               n_matters)
{
  for (guint i = 0; i < MIN (width, tea_mapping_get_n_columns (mapping)); i++)
    {
      const char *header = tea_mapping_get_header (mapping, i);
      g_autofree char *cell = NULL;
      guint count = 1;

      if (tea_mapping_get_role (mapping, i) != TEA_ROLE_NOTE)
        continue;

      cell = tea_cell_clean (row[i]);
      if (*cell == '\0' || tea_visit_line_is_nothing (cell))
        continue;

      if (tea_visit_cell_count (cell, &count) &&
          (count == 0 || take_count (draft, mapping, header, count, n_matters)))
        continue;

      tea_visit_line_append (&draft->next_step, header, cell);
    }
}

/* Below 现场处置 stands what was done, or no more than that it was. */
static void
read_settled (TeaDraft           *draft,
              TeaMapping         *mapping,
              const char * const *row,
              guint               width)
{
  g_autofree char *cell = dup_cell (mapping, row, width, TEA_ROLE_SOLVED);
  g_autofree char *beside = NULL;
  g_autofree char *rest = NULL;
  TeaVisitAnswer answer;

  if (cell != NULL)
    draft->solved = tea_visit_cell_answer (cell, &beside) == TEA_VISIT_ANSWER_YES;
  if (beside != NULL)
    tea_visit_line_append (&draft->settled, get_header (mapping, TEA_ROLE_SOLVED), beside);

  if (draft->settled == NULL)
    return;

  for (guint i = 0; i < G_N_ELEMENTS (settled_words); i++)
    draft->solved = draft->solved || g_str_equal (draft->settled, settled_words[i]);

  answer = tea_visit_cell_answer (draft->settled, &rest);
  if (rest != NULL)
    return;

  draft->solved = draft->solved || answer == TEA_VISIT_ANSWER_YES;
  g_clear_pointer (&draft->settled, g_free);
}

/* What a log notes beside a visit where nobody asked for anything stays with the visit. */
static void
read_notes (TeaDraft           *draft,
            TeaMapping         *mapping,
            const char * const *row,
            guint               width)
{
  if (*draft->text != '\0')
    return;

  for (guint i = 0; i < MIN (width, tea_mapping_get_n_columns (mapping)); i++)
    {
      g_autofree char *note = NULL;

      if (tea_mapping_get_role (mapping, i) != TEA_ROLE_EXTRA)
        continue;

      note = tea_cell_clean (row[i]);
      if (*note != '\0')
        tea_visit_line_append (&draft->settled, tea_mapping_get_header (mapping, i), note);
    }
}

/**
 * tea_visit_line_read:
 * @draft: a draft with the fields that other sheets have too
 * @mapping: what the columns hold
 * @row: the cells
 * @width: how many
 *
 * Fills in what only a log of visits has.
 */
void
tea_visit_line_read (TeaDraft           *draft,
                     TeaMapping         *mapping,
                     const char * const *row,
                     guint               width)
{
  g_return_if_fail (TEA_IS_DRAFT (draft));
  g_return_if_fail (TEA_IS_MAPPING (mapping));
  g_return_if_fail (row != NULL);

  if (draft->next_step != NULL && tea_visit_line_is_nothing (draft->next_step))
    g_clear_pointer (&draft->next_step, g_free);

  read_next (draft, mapping);
  read_people (draft, mapping, row, width);
  read_times (draft, mapping, row, width);
  read_report (draft, mapping, row, width);
  read_attention (draft, mapping, row, width);
  read_counts (draft, mapping, row, width, read_kind (draft, mapping, row, width));
  read_settled (draft, mapping, row, width);
  read_notes (draft, mapping, row, width);
}

/**
 * tea_visit_line_take_times:
 * @draft: a draft
 * @day: what stands in the cell for the day
 * @today: the day on which it is read, as 2026-11-25
 *
 * Many logs write the time of the day behind the day: 「10月9日上午9点-9点40」. Gives it to the draft,
 * which a column of its own may still correct.
 *
 * Returns: (transfer full): the day alone
 */
char *
tea_visit_line_take_times (TeaDraft   *draft,
                           const char *day,
                           const char *today)
{
  static const char * const ends[] = { " ", "日", "号", "\xe3\x80\x80", "\n" };

  g_return_val_if_fail (TEA_IS_DRAFT (draft), NULL);
  g_return_val_if_fail (day != NULL, NULL);

  for (const char *p = day; *p != '\0'; p = g_utf8_next_char (p))
    {
      for (guint i = 0; i < G_N_ELEMENTS (ends); i++)
        {
          g_autofree char *before = NULL;
          g_autofree char *received = NULL;
          g_autofree char *began_at = NULL;
          g_autofree char *ended_at = NULL;

          if (!g_str_has_prefix (p, ends[i]) ||
              !tea_visit_cell_times (p + strlen (ends[i]), &began_at, &ended_at))
            continue;

          before = g_strndup (day, (gsize) (p - day) + strlen (ends[i]));
          received = tea_cell_received (g_strchomp (before), today, NULL);
          if (received == NULL)
            continue;

          /* A spreadsheet writes midnight behind every day. */
          if (ended_at != NULL || !g_str_equal (began_at, "00:00"))
            {
              g_set_str (&draft->began_at, began_at);
              g_set_str (&draft->ended_at, ended_at);
            }

          return g_steal_pointer (&before);
        }
    }

  return g_strdup (day);
}

/**
 * tea_visit_line_set_moment:
 * @draft: a draft that was read
 *
 * It was asked for when the worker was there.
 */
void
tea_visit_line_set_moment (TeaDraft *draft)
{
  g_autofree char *moment = NULL;

  g_return_if_fail (TEA_IS_DRAFT (draft));

  if (draft->received_at == NULL || draft->began_at == NULL)
    return;

  moment = g_strdup_printf ("%.10s %s:00", draft->received_at, draft->began_at);
  g_set_str (&draft->received_at, moment);
}
