/**
 * What an e-mail linter (npm's @emailens/engine) says of letters, whose files are the arguments: per
 * letter a line of JSON with everything it calls an error, also by the rules of filters for unwanted
 * mail, all it says of accessibility, links, images, size and placeholders, and which CSS some mail
 * program drops.
 */
import { readFileSync } from "node:fs";
import { auditEmail } from "@emailens/engine";

for (const file of process.argv.slice(2)) {
  const report = auditEmail(readFileSync(file, "utf8"));
  const { compatibility, accessibility, links, images, size, templateVariables, spam } = report;
  const parts = { accessibility, links, images, size, templateVariables };
  console.log(JSON.stringify({
    errors: compatibility.warnings
      .filter((found) => found.severity === "error").map((found) => found.message),
    unwanted: spam.issues.filter((found) => found.severity === "error").map((found) => found.rule),
    issues: Object.values(parts).flatMap((part) => part.issues ?? []).map((found) => found.message),
    dropped: [...new Set(compatibility.warnings
      .filter((found) => found.severity === "warning").map((found) => found.property))].sort(),
    programs: Object.keys(compatibility.scores).length,
  }));
}
