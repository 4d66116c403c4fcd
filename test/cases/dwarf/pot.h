/* Types of each form that debug information has a way of its own for. */
#ifdef LINKED
/* As an image has its exports: distances to the symbol, its name and its namespace. */
#define EXPORT(name) \
	__asm__(".pushsection \"__ksymtab\",\"a\"\n.long " #name " - .\n.long 1f - .\n.long 2f - .\n.popsection\n" \
		".pushsection \"__ksymtab_strings\",\"aMS\",%progbits,1\n1:\n.asciz \"" #name "\"\n2:\n.asciz \"\"\n" \
		".popsection")
#else
/* As an object has them. */
#define EXPORT(name) \
	__asm__(".section \".export_symbol\",\"a\"\n__export_symbol_" #name ":\n.asciz \"\"\n.asciz \"\"\n" \
		".balign 8\n.previous")
#endif

struct lid;
enum kind { TEA = -1, COFFEE = 3 };
enum flags { LARGE = 0xffffffffffffffffULL };
typedef unsigned long level_t;
typedef int aligned_t __attribute__((aligned(16)));
typedef unsigned long long loose_t __attribute__((aligned(4)));
struct spout { char a; int b; } __attribute__((packed));
struct line { char a; } __attribute__((aligned(64)));
struct pot {
#ifdef NEW
	int extra[4];
#endif
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
