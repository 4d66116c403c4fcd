/* SPDX-License-Identifier: GPL-2.0-or-later */
/* A toy: a production that only the generation up to 6.13 names so. */
%%
start: m_abstract_declarator ;
m_abstract_declarator: ;
