/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-actor-name.h: which actor some words of an article name. */
#pragma once

#include "core/gsy-scheme.h"

G_BEGIN_DECLS

/* The listed actor that @words name: the one whose name or alias they are, letters' case and accents apart; else the one whose name or
 * alias stands in them as whole words, the longest where several stand at one place (“le porte-parole Zhao Lijian”, “la Chine”, “South China
 * Post”, “中国外交部”). Who only says whose somebody else is does not count: “Bank of China”, “China’s Zhao Lijian”. A name that is nothing but
 * capitals (“US”, “ONU”) is not found in a word without any. After a title, the one person who has that name
 * (“M. Zhao”, “le président Xi”). (nullable): none, or more than one: two actors of that name, or two that are
 * named (“Xi Jinping et Wang Yi”): the user says whose words these are, or puts one after the other. */
const GsyActor *gsy_scheme_match_actor (GsyScheme *scheme, const char *words);

/* A name for an actor that is not listed yet: @words without what comes before the first capital letter, or before an office (“ministère de la
 * Justice”), and without an article or a title at their beginning: “Zhao Lijian” of “le porte-parole Zhao Lijian”, “Chine” of “La Chine”. A
 * name ends at a comma or a bracket. In a script without capitals, @words as they are, but for a title. @language: (nullable): BCP 47.
 * (transfer full) (nullable): nothing in them looks like a name, as in “Il” or “un porte-parole”, or they are two names. */
char *gsy_actor_name_guess (const char *words, const char *language);

G_END_DECLS
