"""What must not run, in disguise, several at once or broken; and what is too large to be answered in time."""

from __future__ import annotations

from itertools import product

from tests.graph.hostile.reaches import SETTINGS

_MARKS = ("EXPLAIN", "PROFILE", "CYPHER 5", "CYPHER 25", "CYPHER", "CYPHER runtime=slotted planner=cost", "")
PREFIXES = (
    *(f"{one} {two} CREATE (n:X)" for one, two in product(_MARKS, _MARKS) if one and one != two),
    "EXPLAIN PROFILE EXPLAIN CREATE (n:X)",
    "CYPHER debug=ast RETURN 1",
    "CYPHER 5debug=ast RETURN 1",
    "CYPHER 25 replan=force RETURN 1",
    "EXPLAIN CYPHER d\\u0065bug=ast RETURN 1",
    "CYPHER 4.4 RETURN 1",
    "CYPHER 26 RETURN 1",
)
DISGUISES = (
    "/* x */ CREATE /* y */ (n:X)",
    "// RETURN 1\nCREATE (n:X)",
    "// RETURN 1\rCREATE (n:X)",
    "MATCH//\r(n)//\rSET//\rn.x//\r=//\r1",
    "/**/MATCH/**/(n)/**/DETACH/**/DELETE/**/n/**/",
    "/* /* */ CREATE (n:X)",
    "cReAtE (n:X)",
    "\\u0043REATE (n:X)",
    "\\u0043\\u0052\\u0045\\u0041\\u0054\\u0045 (n:X)",
    "RETURN 1 // \\u000A CREATE (n:X)",
    "RETURN 1 AS x /* \\u002A\\u002F UNION CREATE (n:X) RETURN 1 AS x //*/",
    "RETURN 'a\\u0027 AS x CREATE (n:X) //'",
    "LO\\u0041D CSV FROM 'file:///x' AS r RETURN r",
    "CALL dbms.\\u006CistConfig()",
    "SHOW \\u0053ETTINGS",
    "CREATE (`n`:`X`)",
    "CREATE (`\\u006E`:`\\u0058`)",
    "MATCH (`CREATE`) SET `CREATE`.`x` = 1",
    "\u00a0CREATE\u2003(n:X)\u3000",
    "\u2028CREATE\u2029(n:X)",
    "CREATE\x0b(n:X)\x0c",
    "\x1cMATCH\x1d(n)\x1eSET\x1fn.x = 1",
    "CREATE\u200b(n:X)",
    "\ufeffCREATE (n:X)",
    "\u202eCREATE (n:X)",
    "\u200fMATCH (n) \u200eSET n.x = 1",
    "ＣＲＥＡＴＥ (n:X)",
    "С\u0052EATE (n:X)",
    "SHOW\u2003SETTINGS",
    "ſHOW SETTINGS",
    f'RETURN // \\\\u000A "\n "\\u0022, CASE WHEN true THEN COUNT {{ {SETTINGS} }} END AS n //"',
    'RETURN // \\\\u000A "\n "\\u0022, CASE WHEN true THEN COUNT { LOAD CSV FROM \'x\' AS r } END AS n //"',
    "CREATE (n:X);",
)
SEVERAL = (
    "RETURN 1; CREATE (n:X)",
    "RETURN 1; RETURN 2",
    "RETURN 1;;RETURN 2",
    "; RETURN 1",
    "RETURN 1 /* ; */ ; CREATE (n:X)",
    "RETURN 1 // ;\n; MATCH (n) DELETE n",
    "RETURN ';' AS x; CREATE (n:X)",
    "RETURN 1\\u003B CREATE (n:X)",
    "RETURN 1; // x\nSHOW USERS;",
)
CLIENTS = (
    ":param x => 1",
    ":use system",
    ":begin",
    ":auto CREATE (n:X)",
    ":source x.cypher",
    "BEGIN",
    "BEGIN CREATE (n:X) COMMIT",
    "COMMIT",
    "ROLLBACK",
    "START TRANSACTION",
)
BROKEN = (
    "",
    " \n\t",
    "// nothing",
    "/* nothing */",
    ";",
    "\x00",
    "\x00CREATE (n:X)",
    "CREATE\x00(n:X)",
    "RETURN '\ud800' AS x",
    "\udfff",
    "RETURN 'x",
    "RETURN `x",
    "RETURN 1 /* x",
    "RETURN \\u00",
    "RETURN $missing",
    "RETURN 1 AS x, 2 AS x",
    "MATCH (n RETURN n",
    "EXPLAIN",
    "CYPHER 25",
    "PROFILE ;",
)
LARGE = (
    "RETURN " + "1+" * 49_997 + "1",
    "RETURN '" + "x" * 100_000 + "'",
    "RETURN " + "[" * 10_000 + "]" * 10_000,
    "RETURN " + "(" * 49_000 + "1" + ")" * 49_000,
    "RETURN " + "{a: " * 5_000 + "1" + "}" * 5_000,
    "RETURN " + "CASE WHEN x " * 5_000 + "END " * 5_000,
    "RETURN " + "CASE 1 WHEN 1 THEN " * 2_000 + "1" + " END" * 2_000,
    "RETURN " + "NOT " * 2_000 + "true",
    "RETURN " + "- " * 40_000 + "1",
    "MATCH (n:" + "!" * 9_000 + "X) RETURN n",
    "RETURN " + "'\\" * 45_000,
    "RETURN " + "COUNT { RETURN " * 1_000 + "1 AS x" + " }" * 1_000 + " AS x",
    "CALL () { " * 2_000 + "RETURN 1 AS x" + " } RETURN x" * 2_000,
)
PATIENT = (
    " UNION ".join(["MATCH (n) RETURN n.id AS x"] * 1_500),
    "UNWIND range(1, 100000000) AS x UNWIND range(1, 100000) AS y RETURN count(*) AS n",
)
"""What only the time limit ends."""
