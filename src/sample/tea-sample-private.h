/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

#include "book/tea-book.h"
#include "people/tea-party.h"

G_BEGIN_DECLS

typedef struct _TeaSample TeaSample;

/* One thing that happens in the year; @index says to which request, topic, … */
typedef gboolean (*TeaSampleStep) (TeaSample  *self,
                                   guint       index,
                                   GError    **error);

/* What stands in content/, as it was parsed. */
typedef struct
{
  JsonNode   *nodes[9];
  JsonObject *community;
  JsonObject *roles;
  JsonArray  *requests;
  JsonArray  *topics;
  JsonArray  *meetings;
  JsonArray  *assignments;
  JsonArray  *followups;
  JsonArray  *rules;
  JsonArray  *visits;
  JsonArray  *visit_phrases;
} TeaSampleContent;

/* How old somebody is, which decides the given name. */
typedef enum
{
  TEA_SAMPLE_OLD,
  TEA_SAMPLE_MIDDLE,
  TEA_SAMPLE_YOUNG,
} TeaSampleAge;

/* Somebody of the community. Who lives in it has a home; who works for it an organisation.
 *
 * @unit: names the grid of the third level that the home lies in
 */
typedef struct
{
  char         *name;
  char         *phone;
  const char   *estate;
  char         *unit;
  char         *address;
  const char   *organisation;
  const char   *party;
  char         *duties;
  char         *note;
  gboolean      woman;
  TeaSampleAge  age;
  gint64        id;
} TeaSamplePerson;

/* What the lists tell of a home; 0 stands for any. */
typedef struct
{
  const char *estate;
  int         building;
  int         unit;
  int         floor;
} TeaSampleHome;

typedef struct
{
  JsonObject      *object;
  TeaSamplePerson *person;
  int              topic;
  char            *place;
  char            *day;
  char            *ended_on;
  gint64           id;
} TeaSampleRequest;

typedef struct
{
  JsonObject *object;
  char       *raised_on;
  char       *met_on;
  gint64      id;
} TeaSampleTopic;

/* A place at the table. */
typedef struct
{
  TeaSamplePerson *person;
  const char      *party;
  gboolean         votes;
  gboolean         speaks;
  gboolean         comes;
  gint64           attendance;
} TeaSampleSeat;

typedef struct
{
  JsonObject *object;
  char       *day;
  GPtrArray  *seats;
  GHashTable *speakers;
  GArray     *suggestions;
  gint64      id;
} TeaSampleMeeting;

typedef struct
{
  JsonObject *object;
  guint       n_reported;
  gint64      id;
} TeaSampleAssignment;

typedef struct
{
  JsonObject *object;
  guint       n_written;
  gint64      id;
} TeaSampleRule;

typedef struct
{
  JsonObject      *object;
  TeaSamplePerson *person;
  char            *summary;
} TeaSampleVisit;

/* A year of the community: who and what there is, and when it happens. */
struct _TeaSample
{
  TeaBook          *book;
  TeaSampleContent *content;
  GRand            *rand;
  GDateTime        *clock;
  GPtrArray        *steps;

  GPtrArray        *people;
  GPtrArray        *workers;
  GHashTable       *names;
  GHashTable       *homes;
  GHashTable       *representatives;
  GHashTable       *unit_workers;
  GHashTable       *parties;
  GHashTable       *organisations;
  GHashTable       *grids;
  GHashTable       *categories;
  GHashTable       *criteria;
  gint64            series;

  GPtrArray        *requests;
  GPtrArray        *topics;
  GPtrArray        *meetings;
  GPtrArray        *assignments;
  GPtrArray        *visits;
  GPtrArray        *rules;
};

/* tea-sample-content.c */
TeaSampleContent *tea_sample_content_new     (GError              **error);
void              tea_sample_content_free    (TeaSampleContent     *self);
const char       *tea_sample_text            (JsonObject           *object,
                                              const char           *member);
int               tea_sample_number          (JsonObject           *object,
                                              const char           *member,
                                              int                   otherwise);
JsonArray        *tea_sample_list            (JsonObject           *object,
                                              const char           *member);
JsonObject       *tea_sample_lookup          (JsonArray            *list,
                                              const char           *name);
gboolean          tea_sample_has_text        (JsonArray            *list,
                                              const char           *text);

/* tea-sample-plan.c */
TeaSample        *tea_sample_new             (TeaBook              *book,
                                              GError              **error);
void              tea_sample_free            (TeaSample            *self);
void              tea_sample_schedule        (TeaSample            *self,
                                              const char           *day,
                                              int                   minute,
                                              TeaSampleStep         step,
                                              guint                 index);
void              tea_sample_wait            (TeaSample            *self,
                                              int                   minutes);
gboolean          tea_sample_run             (TeaSample            *self,
                                              GError              **error);
gint64            tea_sample_find_id         (GHashTable           *table,
                                              const char           *key);
char             *tea_sample_day             (TeaSample            *self,
                                              int                   month,
                                              int                   first,
                                              int                   last);
char             *tea_sample_later           (TeaSample            *self,
                                              const char           *day,
                                              int                   least,
                                              int                   most);

/* tea-sample-names.c */
TeaSamplePerson  *tea_sample_person_new      (TeaSample            *self,
                                              gboolean              woman,
                                              TeaSampleAge          age);
TeaSamplePerson  *tea_sample_resident_new    (TeaSample            *self,
                                              const TeaSampleHome  *home);
void              tea_sample_settle          (TeaSample            *self,
                                              TeaSamplePerson      *person,
                                              const TeaSampleHome  *home);

/* tea-sample-people.c */
void              tea_sample_plan_people     (TeaSample            *self);

/* tea-sample-directory.c */
gboolean          tea_sample_write_directory (TeaSample            *self,
                                              guint                 index,
                                              GError              **error);

/* tea-sample-requests.c */
void              tea_sample_plan_requests   (TeaSample            *self);

/* tea-sample-visits.c */
void              tea_sample_plan_visits     (TeaSample            *self);
gboolean          tea_sample_write_visit     (TeaSample            *self,
                                              TeaSamplePerson      *person,
                                              JsonObject           *object,
                                              const char           *summary,
                                              const char           *next_step,
                                              gint64               *id,
                                              GError              **error);

/* tea-sample-topics.c */
void              tea_sample_plan_topics     (TeaSample            *self);
gboolean          tea_sample_judge           (TeaSample            *self,
                                              guint                 topic,
                                              GError              **error);

/* tea-sample-table.c */
void              tea_sample_cast            (TeaSample            *self,
                                              TeaSampleMeeting     *meeting);

/* tea-sample-meetings.c */
void              tea_sample_plan_meetings   (TeaSample            *self);

/* tea-sample-work.c */
void              tea_sample_plan_work       (TeaSample            *self);
gboolean          tea_sample_end_work        (TeaSample            *self,
                                              guint                 index,
                                              GError              **error);

/* tea-sample-answers.c */
void              tea_sample_plan_answers    (TeaSample            *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TeaSample, tea_sample_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TeaSampleContent, tea_sample_content_free)

G_END_DECLS
