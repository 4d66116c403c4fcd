# 0 "core/steam.c"
# 0 "<built-in>"
# 0 "<command-line>"
# 1 "core/steam.c"



# 1 "include/linux/export.h" 1




# 1 "include/linux/compiler.h" 1
# 6 "include/linux/export.h" 2
# 5 "core/steam.c" 2
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
# 6 "core/steam.c" 2
# 1 "include/teapot/steam.h" 1







struct steam_sample {
 u8 valve;
 u32 pascal;
 u16 celsius;
};

struct steam_listener;

typedef void (*steam_notify_t)(struct steam_listener *listener, const struct steam_sample *sample);

struct steam_listener {
 struct ring node;
 steam_notify_t notify;
 u32 min_pascal;
};

int steam_post(const struct steam_sample *samples, size_t count);
void steam_subscribe(struct steam_listener *listener);
void steam_unsubscribe(struct steam_listener *listener);
# 7 "core/steam.c" 2

static struct ring listeners = { &(listeners), &(listeners) };
static latch_t listeners_latch;

int steam_post(const struct steam_sample *samples, size_t count)
{
 struct ring *pos;
 size_t i;

 if (ring_empty(&listeners))
  return -19;

 for (i = 0; i < count; i++) {
  for (pos = (&listeners)->next; pos != (&listeners); pos = pos->next) {
   struct steam_listener *listener = ({ const __typeof__(((struct steam_listener *)0)->node) *__link = (pos); (struct steam_listener *)((char *)__link - __builtin_offsetof(struct steam_listener, node)); });

   if (samples[i].pascal >= listener->min_pascal)
    listener->notify(listener, &samples[i]);
  }
 }
 return 0;
}
__GENKSYMS_EXPORT_SYMBOL(steam_post);

void steam_subscribe(struct steam_listener *listener)
{
 latch_take(&listeners_latch);
 ring_add(&listener->node, &listeners);
 latch_drop(&listeners_latch);
}
__GENKSYMS_EXPORT_SYMBOL(steam_subscribe);

void steam_unsubscribe(struct steam_listener *listener)
{
 latch_take(&listeners_latch);
 ring_del(&listener->node);
 latch_drop(&listeners_latch);
}
__GENKSYMS_EXPORT_SYMBOL(steam_unsubscribe);
