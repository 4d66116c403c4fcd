/* Types of each form that debug information has a way of its own for. */
#define EXPORT(name) \
	__asm__(".section \".export_symbol\",\"a\"\n__export_symbol_" #name ":\n.asciz \"\"\n.asciz \"\"\n" \
		".balign 8\n.previous")

struct lid;
enum kind { TEA = -1, COFFEE = 3 };
enum flags { LARGE = 0xffffffffffffffffULL };
typedef unsigned long level_t;
typedef int aligned_t __attribute__((aligned(16)));
typedef unsigned long long loose_t __attribute__((aligned(4)));
struct spout { char a; int b; } __attribute__((packed));
struct line { char a; } __attribute__((aligned(64)));
struct pot {
	level_t level;
	unsigned hot : 1, cold : 3;
	long long wide : 40;
	struct {
		int x;
		union {
			char c;
			long l;
		};
	};
	struct spout spout;
	aligned_t aligned;
	struct line line;
	char pad __attribute__((aligned(32)));
	enum kind kind;
	enum flags flags;
	loose_t loose;
	struct lid *lid;
	struct pot *next;
	int grid[2][3];
	_Bool (*fill)(struct pot *, const char *, ...);
	volatile const unsigned char *seen;
	int tail[];
};
