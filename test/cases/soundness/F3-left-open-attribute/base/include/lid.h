#define LID_ALIGN
