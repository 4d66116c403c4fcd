# 0 "core/leaf.c"
# 0 "<built-in>"
# 0 "<command-line>"
# 1 "core/leaf.c"



# 1 "include/linux/export.h" 1




# 1 "include/linux/compiler.h" 1
# 6 "include/linux/export.h" 2
# 5 "core/leaf.c" 2
# 1 "include/linux/types.h" 1






typedef unsigned char u8;
typedef unsigned short u16;
typedef unsigned int u32;
typedef unsigned long long u64;
typedef signed int s32;
typedef long unsigned int size_t;
typedef _Bool bool;
# 24 "include/linux/types.h"
struct ring {
 struct ring *next, *prev;
};
# 37 "include/linux/types.h"
static inline void ring_init(struct ring *ring)
{
 ring->next = ring;
 ring->prev = ring;
}

static inline void ring_add(struct ring *item, struct ring *head)
{
 item->next = head;
 item->prev = head->prev;
 head->prev->next = item;
 head->prev = item;
}

static inline void ring_del(struct ring *item)
{
 item->prev->next = item->next;
 item->next->prev = item->prev;
 ring_init(item);
}

static inline __attribute__((__always_inline__)) bool ring_empty(const struct ring *head)
{
 return head->next == head;
}


typedef struct {
 volatile u32 held;
} latch_t;

static inline void latch_take(latch_t *latch)
{
 while (latch->held)
  __asm__ __volatile__("" : : : "memory");
 latch->held = 1;
 __asm__ __volatile__("" : : : "memory");
}

static inline void latch_drop(latch_t *latch)
{
 __asm__ __volatile__("" : : : "memory");
 latch->held = 0;
}
# 6 "core/leaf.c" 2
# 1 "include/teapot/leaf.h" 1






enum leaf_kind {
 LEAF_BLACK,
 LEAF_GREEN,
 LEAF_WHITE,
 LEAF_OOLONG,
 LEAF_HERBAL,
 LEAF_KIND_MAX,
};


struct leaf {
 enum leaf_kind kind;
 union {
  struct {
   u16 estate;
   u16 lot;
  };
  u32 origin;
 };
 u8 grade:4;
 u8 smoked:1;
 u8 :3;
 char label[15];
};


struct strainer {
 unsigned int mesh_um;
 unsigned char holes[8];
};

extern const char *const leaf_names[LEAF_KIND_MAX];

const struct leaf *leaf_lookup(u16 estate, u16 lot);
int __attribute__((__warn_unused_result__)) leaf_blend(struct leaf *into, const struct leaf *from, u32 parts);
bool strainer_fits(const struct strainer *strainer, u32 leaf_um);

static inline bool leaf_same_origin(const struct leaf *a, const struct leaf *b)
{
 return a->origin == b->origin;
}
# 7 "core/leaf.c" 2

const char *const leaf_names[LEAF_KIND_MAX] = {
 [LEAF_BLACK] = "black",
 [LEAF_GREEN] = "green",
 [LEAF_WHITE] = "white",
 [LEAF_OOLONG] = "oolong",
 [LEAF_HERBAL] = "herbal",
};
__GENKSYMS_EXPORT_SYMBOL(leaf_names);

static const struct leaf chest[] = {
 { .kind = LEAF_BLACK, .estate = 12, .lot = 3, .grade = 5, .smoked = 1, .label = "Pine Row" },
 { .kind = LEAF_GREEN, .estate = 40, .lot = 1, .grade = 7, .label = "Early Terrace" },
 { .kind = LEAF_WHITE, .estate = 40, .lot = 2, .grade = 9, .label = "First Buds" },
 { .kind = LEAF_HERBAL, .estate = 7, .lot = 9, .grade = 2, .label = "Back Garden" },
};

const struct leaf *leaf_lookup(u16 estate, u16 lot)
{
 size_t i;

 for (i = 0; i < sizeof(chest) / sizeof(chest[0]); i++)
  if (chest[i].estate == estate && chest[i].lot == lot)
   return &chest[i];
 return ((void *)0);
}
__GENKSYMS_EXPORT_SYMBOL(leaf_lookup);

int leaf_blend(struct leaf *into, const struct leaf *from, u32 parts)
{
 if (into->kind != from->kind || !parts)
  return -22;
 if (from->grade < into->grade)
  into->grade = from->grade;
 into->smoked |= from->smoked;
 return 0;
}
__GENKSYMS_EXPORT_SYMBOL(leaf_blend);

bool strainer_fits(const struct strainer *strainer, u32 leaf_um)
{
 return strainer->mesh_um < leaf_um;
}
__GENKSYMS_EXPORT_SYMBOL(strainer_fits);
