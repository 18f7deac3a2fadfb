/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "book/tea-query.h"

G_BEGIN_DECLS

#define TEA_TYPE_HOLIDAY (tea_holiday_get_type ())

G_DECLARE_FINAL_TYPE (TeaHoliday, tea_holiday, TEA, HOLIDAY, TeaRecord)

/**
 * TeaHoliday:
 * @name: such as 「国庆节」
 * @first_day: its first day
 * @last_day: its last day, which may be the first one
 * @yearly: whether it is on the same days of every year
 * @working: whether these are no days off but a weekend that is worked instead (调休上班)
 *
 * Days on which a community does not work, or does although they are a weekend. All fields may
 * be changed with tea_record_edit().
 */
struct _TeaHoliday
{
  TeaRecord  parent_instance;

  char      *name;
  char      *first_day;
  char      *last_day;
  gboolean   yearly;
  gboolean   working;
};

gboolean          tea_holiday_add          (TeaHoliday   *self,
                                            TeaBook      *book,
                                            GError      **error);
gboolean          tea_holiday_remove       (TeaHoliday   *self,
                                            TeaBook      *book,
                                            GError      **error);
gboolean          tea_holiday_add_defaults (TeaBook      *book,
                                            GError      **error);
TeaQuery         *tea_holiday_query        (TeaBook      *book);
const TeaHoliday *tea_holiday_find         (GPtrArray    *holidays,
                                            const GDate  *date);
gboolean          tea_holiday_is_off       (GPtrArray    *holidays,
                                            const GDate  *date);

G_END_DECLS
