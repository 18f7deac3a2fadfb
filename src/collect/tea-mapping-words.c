/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "tea-mapping-words.h"

/* The words by which columns are known, as surveys, hotlines, ledgers and visit logs call them.
 * The longest word in a header decides, so 来电人电话 is a phone although 来电人 is a person, and
 * 回复内容 is none of ours although 内容 is.
 */
typedef struct
{
  TeaColumnRole  role;
  const char    *words;
} RoleWords;

static const RoleWords roles[] = {
  { TEA_ROLE_NUMBER,
    "工单编号 工单号 受理编号 诉求编号 留言编号 编号 单号 序号 id number no" },
  { TEA_ROLE_RECEIVED,
    "提交答卷时间 提交时间 填写时间 登记日期 登记时间 走访日期 走访时间 来电时间 受理时间 受理日期 "
    "反映时间 反映日期 诉求时间 收集日期 收集时间 留言时间 创建时间 日期 时间 time date received" },
  { TEA_ROLE_PERSON,
    "您的姓名 居民姓名 姓名 反映人 来电人 诉求人 提议人 联系人 留言用户 户主 住户 住户姓名 称呼 提交者 name person" },
  { TEA_ROLE_PHONE,
    "来电人电话 反映人电话 联系电话 联系方式 手机号码 手机号 手机 电话 phone tel mobile" },
  { TEA_ROLE_ADDRESS,
    "楼栋单元 楼栋单元室 详细地址 家庭住址 地址 住址 具体门牌 门牌 小区点位 走访对象 走访户 address" },
  { TEA_ROLE_PART,
    "小区 小区名称 楼栋 楼栋号 楼号 单元 单元号 房号 房间号 室号 户号" },
  { TEA_ROLE_AFFECTED,
    "涉及户数 影响户数 户数" },
  { TEA_ROLE_TITLE,
    "诉求标题 留言主题 标题 主题 title subject" },
  { TEA_ROLE_TEXT,
    "诉求或建议 主要内容 诉求内容 诉求事项 具体问题 主要问题 反映问题 反映内容 反映事项 问题描述 "
    "问题或建议 意见建议 意见或建议 留言详情 留言内容 工单内容 诉求 内容 详情 建议 意见 问题 事项 "
    "描述 留言 text body content request" },
  { TEA_ROLE_EXTRA,
    "备注 补充说明 note remark" },
  { TEA_ROLE_CATEGORY,
    "问题类别 问题分类 问题类型 诉求类别 诉求类型 诉求分类 一级标签 类别 分类 类型 category" },
  { TEA_ROLE_CHANNEL,
    "诉求来源 反映渠道 反映方式 走访方式 来源 渠道 方式 channel" },
  { TEA_ROLE_WORKER,
    "网格员 网格长 走访人员 走访人 worker" },
  { TEA_ROLE_GRID,
    "所属网格 网格名称 网格编号 网格号 网格 grid" },
  { TEA_ROLE_SETTLED,
    "现场处置或解释 现场处置 现场处理 现场解决 现场答复 当场解决" },
  { TEA_ROLE_NEXT,
    "是否需上报及下一步 下一步" },
  { TEA_ROLE_IGNORE,
    "所用时间 来源详情 来自IP 工单状态 办理状态 办理情况 办理结果 办理时限 办理时间 办结时间 完成时限 "
    "处理受理方式 处理方式 工单类型 工单性质 回复内容 答复意见 答复时间 企业名称 责任人 登记人 受理人 "
    "陪同人员 被反映 标签 是否 满意 走访户数 村/社区 社区 ip" },
};

/* What only a log of visits has. In other sheets these words mean something else, or nothing. */
static const RoleWords visit_roles[] = {
  { TEA_ROLE_CHANNEL,
    "走访方式 方式" },
  { TEA_ROLE_COMPANIONS,
    "陪同人员 陪同人 陪同 同行人员 同行人 同行" },
  { TEA_ROLE_BEGAN,
    "起止时间 起讫时间 走访时段 时间段 时段 开始时间 起始时间 到达时间" },
  { TEA_ROLE_ENDED,
    "结束时间 终止时间 离开时间" },
  { TEA_ROLE_SOLVED,
    "是否当天解决 是否当场解决 是否现场解决 是否解决 是否已解决 是否办结" },
  { TEA_ROLE_REPORT,
    "是否上报 是否需上报 是否需要上报 需上报 需要上报 是否提级上报 上报情况" },
  { TEA_ROLE_ATTENTION,
    "需重点关注 是否重点关注 重点关注 需关注 是否关注 特殊关注" },
  { TEA_ROLE_KIND,
    "矛盾纠纷 纠纷件数 群众诉求 居民诉求 诉求件数 意见件数 建议件数 安全隐患 问题隐患 隐患 "
    "事项性质 问题性质 事项类型" },
  { TEA_ROLE_SETTLED,
    "处置情况 处理情况 处置或解释" },
  { TEA_ROLE_NOTE,
    "上报件数 解决件数 自行解决 件数 走访户数 现场照片 走访照片 隐患照片 问题照片 照片 图片 影像资料" },
};

/* So many more characters may stand beside a word for a part of an address: 「您所在的小区」. People
 * speak of estates and units in every question and every answer.
 */
#define BESIDE_PART 4

static gboolean
is_letter (char c)
{
  return g_ascii_isalnum (c);
}

/* A Latin word has to stand alone: `id` is not in `video`. */
static gboolean
contains (const char *header,
          const char *word)
{
  const gsize length = strlen (word);

  for (const char *at = strstr (header, word); at != NULL; at = strstr (at + 1, word))
    {
      if (!g_ascii_isalpha (*word) ||
          ((at == header || !is_letter (at[-1])) && !is_letter (at[length])))
        return TRUE;
    }

  return FALSE;
}

static void
find_longest (const RoleWords *words,
              guint            n_words,
              const char      *header,
              TeaColumnRole   *best,
              guint           *weight)
{
  const guint whole = (guint) g_utf8_strlen (header, -1);

  for (guint i = 0; i < n_words; i++)
    {
      g_auto (GStrv) spelt = g_strsplit (words[i].words, " ", -1);

      for (guint j = 0; spelt[j] != NULL; j++)
        {
          g_autofree char *word = g_ascii_strdown (spelt[j], -1);
          const guint length = (guint) g_utf8_strlen (word, -1);

          if (length <= *weight || !contains (header, word) ||
              (words[i].role == TEA_ROLE_PART && whole > length + BESIDE_PART))
            continue;

          *weight = length;
          *best = words[i].role;
        }
    }
}

/**
 * tea_mapping_words_find:
 * @header: a column's name, without marks
 * @visits: whether it may be a column of a log of visits
 * @weight: (out): how much of the name is known, 0 for nothing
 *
 * Returns: the role that the name speaks for, TEA_ROLE_IGNORE where it says nothing
 */
TeaColumnRole
tea_mapping_words_find (const char *header,
                        gboolean    visits,
                        guint      *weight)
{
  g_autofree char *folded = g_ascii_strdown (header, -1);
  TeaColumnRole best = TEA_ROLE_IGNORE;

  *weight = 0;
  if (visits)
    find_longest (visit_roles, G_N_ELEMENTS (visit_roles), folded, &best, weight);
  find_longest (roles, G_N_ELEMENTS (roles), folded, &best, weight);

  return best;
}

static gboolean
has (const char * const *headers,
     const char         *word)
{
  for (guint i = 0; headers[i] != NULL; i++)
    {
      if (strstr (headers[i], word) != NULL)
        return TRUE;
    }

  return FALSE;
}

/**
 * tea_mapping_words_format:
 * @headers: the row of headers as it stands in the file
 *
 * Returns: (transfer none): the kind of sheet
 */
const char *
tea_mapping_words_format (const char * const *headers)
{
  static const struct
  {
    const char *word;
    const char *format;
  } signs[] = {
    { "提交答卷时间", "wjx" },
    { "来自IP", "wjx" },
    { "提交时间（自动）", "tencent" },
    { "提交者（自动）", "tencent" },
    { "工单编号", "hotline" },
    { "工单号", "hotline" },
    { "走访日期", "visits" },
    { "走访方式", "visits" },
    { "走访时间", "visits" },
    { "走访对象", "visits" },
    { "走访户", "visits" },
    { "重点关注", "visits" },
    { "登记日期", "ledger" },
    { "诉求事项", "ledger" },
    { "办理状态", "ledger" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (signs); i++)
    {
      if (has (headers, signs[i].word))
        return signs[i].format;
    }

  return "sheet";
}
