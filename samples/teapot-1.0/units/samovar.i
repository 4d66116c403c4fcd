# 0 "drivers/samovar.c"
# 0 "<built-in>"
# 0 "<command-line>"
# 1 "drivers/samovar.c"



# 1 "include/linux/export.h" 1




# 1 "include/linux/compiler.h" 1
# 6 "include/linux/export.h" 2
# 5 "drivers/samovar.c" 2
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
# 6 "drivers/samovar.c" 2
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
# 7 "drivers/samovar.c" 2
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
# 8 "drivers/samovar.c" 2
# 1 "include/teapot/samovar.h" 1







struct samovar;

struct samovar *samovar_open(void);
int samovar_set_alarm(struct samovar *samovar, u32 celsius);
# 9 "drivers/samovar.c" 2

struct samovar {
 struct pot *pot;
 u32 alarm;
 bool opened;
};

static struct samovar the_samovar;

static int samovar_heat(struct pot *pot, u32 millidegrees)
{
 pot->hot = millidegrees > 60000;
 return 0;
}

static int samovar_pour(struct pot *pot, u32 ml)
{
 return ml <= pot->capacity_ml ? 0 : -22;
}

static const struct pot_ops samovar_ops = {
 .heat = samovar_heat,
 .pour = samovar_pour,
};

struct samovar *samovar_open(void)
{
 struct samovar *samovar = &the_samovar;

 if (!samovar->opened) {
  samovar->pot = pot_claim("samovar", &samovar_ops);
  if (!samovar->pot || tea_bus_register(&tea_bus_root, samovar->pot))
   return ((void *)0);
  samovar->opened = 1;
 }
 return samovar;
}
__GENKSYMS_EXPORT_SYMBOL(samovar_open);

int samovar_set_alarm(struct samovar *samovar, u32 celsius)
{
 if (celsius > 100)
  return -22;
 samovar->alarm = celsius;
 return 0;
}
__GENKSYMS_EXPORT_SYMBOL(samovar_set_alarm);
