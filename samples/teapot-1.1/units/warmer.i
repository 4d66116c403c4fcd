# 0 "core/warmer.c"
# 0 "<built-in>"
# 0 "<command-line>"
# 1 "core/warmer.c"



# 1 "include/linux/export.h" 1




# 1 "include/linux/compiler.h" 1
# 6 "include/linux/export.h" 2
# 5 "core/warmer.c" 2
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
# 6 "core/warmer.c" 2
# 1 "include/teapot/bus.h" 1






struct cosy;
struct pot;



struct tea_bus {
 const char *name;
 struct ring pots;
 latch_t latch;
 u32 used;
 int (*match)(const struct tea_bus *bus, const struct pot *pot);
};

extern struct tea_bus tea_bus_root;

int tea_bus_register(struct tea_bus *bus, struct pot *pot);
void tea_bus_unregister(struct tea_bus *bus, struct pot *pot);
struct pot *tea_bus_find(struct tea_bus *bus, const char *name);
int tea_bus_cover(unsigned int slot, struct cosy *cosy);
# 7 "core/warmer.c" 2
# 1 "include/teapot/cosy.h" 1







struct cosy {
 struct ring spare;
 const char *pattern;
 u32 r_value;
 u8 layers;
} __attribute__((__aligned__(16)));

int cosy_fit(struct cosy *cosy, u32 capacity_ml);
# 8 "core/warmer.c" 2
# 1 "include/teapot/warmer.h" 1






enum warmer_mode {
 WARMER_OFF,
 WARMER_KEEP = 1 << 0,
 WARMER_BOIL = 1 << 1,
 WARMER_CHILD_LOCK = 1 << 7,
};



struct warmer_stage {
 s32 millidegrees;
 u16 watts;
 u16 hold_seconds;
};

struct warmer {
 latch_t latch;
 enum warmer_mode mode;
 s32 target;
 u32 slot;
 struct warmer_stage stages[3];
 u64 started_ms;
 u64 boost_until_ms;
 u64 kabi_reserved2;
};

int warmer_attach(struct warmer *warmer, u32 slot);
void warmer_detach(struct warmer *warmer);
int warmer_set_target(struct warmer *warmer, s32 millidegrees, enum warmer_mode mode);
# 9 "core/warmer.c" 2

static const struct warmer_stage gentle[3] = {
 { .millidegrees = 60000, .watts = 40, .hold_seconds = 600 },
 { .millidegrees = 70000, .watts = 60, .hold_seconds = 600 },
 { .millidegrees = 80000, .watts = 90, .hold_seconds = 60 },
};

int warmer_attach(struct warmer *warmer, u32 slot)
{
 unsigned int i;

 if (slot >= 8)
  return -22;
 for (i = 0; i < 3; i++)
  warmer->stages[i] = gentle[i];
 warmer->slot = slot;
 warmer->mode = WARMER_OFF;
 warmer->boost_until_ms = 0;
 return 0;
}
__GENKSYMS_EXPORT_SYMBOL(warmer_attach);

void warmer_detach(struct warmer *warmer)
{
 latch_take(&warmer->latch);
 warmer->mode = WARMER_OFF;
 latch_drop(&warmer->latch);
}
__GENKSYMS_EXPORT_SYMBOL(warmer_detach);

int warmer_set_target(struct warmer *warmer, s32 millidegrees, enum warmer_mode mode)
{
 if (warmer->mode & WARMER_CHILD_LOCK && mode & WARMER_BOIL)
  return -16;
 if (mode & WARMER_BOIL)
  warmer->boost_until_ms = warmer->started_ms + 90000;
 warmer->target = millidegrees;
 warmer->mode = mode;
 return 0;
}
__GENKSYMS_EXPORT_SYMBOL(warmer_set_target);

int cosy_fit(struct cosy *cosy, u32 capacity_ml)
{
 if (!cosy->layers)
  return -22;
 cosy->r_value = cosy->layers * 1000 / (capacity_ml + 1);
 return 0;
}
__GENKSYMS_EXPORT_SYMBOL(cosy_fit);
