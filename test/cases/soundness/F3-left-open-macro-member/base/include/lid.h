#define LID_MEMBERS(x) int x
