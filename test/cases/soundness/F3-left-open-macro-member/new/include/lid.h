#define LID_MEMBERS(x) long x
