# 0 "core/bus.c"
# 0 "<built-in>"
# 0 "<command-line>"
# 1 "core/bus.c"



# 1 "include/linux/export.h" 1




# 1 "include/linux/compiler.h" 1
# 6 "include/linux/export.h" 2
# 5 "core/bus.c" 2
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
# 6 "core/bus.c" 2
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
int tea_bus_rescan(unsigned int slot);
# 7 "core/bus.c" 2
# 1 "include/teapot/pot.h" 1





# 1 "include/teapot/leaf.h" 1






enum leaf_kind {
 LEAF_BLACK,
 LEAF_GREEN,
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
 unsigned mesh_um;
 unsigned char holes[2 * 4];
};

extern const char *const leaf_names[LEAF_KIND_MAX];

const struct leaf *leaf_lookup(u16 estate, u16 lot);
int __attribute__((__warn_unused_result__)) leaf_blend(struct leaf *into, const struct leaf *from, u32 parts);
bool strainer_fits(const struct strainer *strainer, u32 leaf_um);

static inline bool leaf_same_origin(const struct leaf *a, const struct leaf *b)
{
 return a->origin == b->origin;
}
# 7 "include/teapot/pot.h" 2

struct pot;
struct tea_bus;




struct pot_ops {
 int (*heat)(struct pot *pot, u32 millidegrees);
 int (*pour)(struct pot *pot, u32 ml);
 void (*vent)(struct pot *pot);
 u32 (*level)(const struct pot *pot);
};

struct pot {
 struct ring on_bus;
 struct tea_bus *bus;
 const struct pot_ops *ops;
 char name[16];
 latch_t latch;
 unsigned int lid_open:1;
 unsigned int hot:1;
 unsigned int :6;
 unsigned int strength:8;
 u32 capacity_ml;
 u32 level_ml;
 void *driver_data;
};

struct pot *pot_claim(const char *name, const struct pot_ops *ops);
void pot_release(struct pot *pot);
int pot_brew(struct pot *pot, const struct leaf *leaf, u32 seconds);
int pot_pour(struct pot *pot, u32 ml);
u32 pot_level(const struct pot *pot);

static inline void pot_set_data(struct pot *pot, void *data)
{
 pot->driver_data = data;
}

static inline void *pot_get_data(const struct pot *pot)
{
 return pot->driver_data;
}
# 8 "core/bus.c" 2

static struct cosy *covers[8];

struct tea_bus tea_bus_root = {
 .name = "root",
 .pots = { &(tea_bus_root.pots), &(tea_bus_root.pots) },
};
__GENKSYMS_EXPORT_SYMBOL(tea_bus_root);

static bool names_equal(const char *a, const char *b)
{
 while (*a && *a == *b) {
  a++;
  b++;
 }
 return *a == *b;
}

int tea_bus_register(struct tea_bus *bus, struct pot *pot)
{
 if (bus->match && !bus->match(bus, pot))
  return -19;
 if (bus->used == 8)
  return -16;

 latch_take(&bus->latch);
 pot->bus = bus;
 ring_add(&pot->on_bus, &bus->pots);
 bus->used++;
 latch_drop(&bus->latch);
 return 0;
}
__GENKSYMS_EXPORT_SYMBOL(tea_bus_register);

void tea_bus_unregister(struct tea_bus *bus, struct pot *pot)
{
 latch_take(&bus->latch);
 ring_del(&pot->on_bus);
 pot->bus = ((void *)0);
 bus->used--;
 latch_drop(&bus->latch);
}
__GENKSYMS_EXPORT_SYMBOL(tea_bus_unregister);

struct pot *tea_bus_find(struct tea_bus *bus, const char *name)
{
 struct ring *pos;

 for (pos = (&bus->pots)->next; pos != (&bus->pots); pos = pos->next) {
  struct pot *pot = ({ const __typeof__(((struct pot *)0)->on_bus) *__link = (pos); (struct pot *)((char *)__link - __builtin_offsetof(struct pot, on_bus)); });

  if (names_equal(pot->name, name))
   return pot;
 }
 return ((void *)0);
}
__GENKSYMS_EXPORT_SYMBOL(tea_bus_find);

int tea_bus_cover(unsigned int slot, struct cosy *cosy)
{
 if (slot >= 8)
  return -22;
 covers[slot] = cosy;
 return 0;
}
__GENKSYMS_EXPORT_SYMBOL(tea_bus_cover);

int tea_bus_rescan(unsigned int slot)
{
 if (slot >= 8)
  return -22;
 return ring_empty(&tea_bus_root.pots) ? -19 : 0;
}
__GENKSYMS_EXPORT_SYMBOL(tea_bus_rescan);
