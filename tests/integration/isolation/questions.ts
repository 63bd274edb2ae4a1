/**
 * What a manager may ask: a row for each query, command and route that a manager's permission opens. Each is
 * asked about what is the manager's own (`here`) and about what is somebody else's (`there`).
 */

import {
  listAttemptsForExport,
  listAttemptsWithinReach,
} from "@/lib/assessment/queries/attempt-list";
import { getAttemptReview } from "@/lib/assessment/queries/attempt-review";
import { getItemAnalysis } from "@/lib/assessment/queries/item-analysis";
import { getQuestionPicture } from "@/lib/assessment/queries/pictures";
import { AuditFilter } from "@/lib/audit/model/filter";
import { listAuditEntries } from "@/lib/audit/queries/entries";
import { getDraftMediaFile } from "@/lib/authoring/queries/draft-media";
import { listTaughtCourses } from "@/lib/authoring/queries/drafts";
import { listOwnBatches, openOwnBatch } from "@/lib/credentials/queries/batches";
import {
  countCertificates,
  getCertificateWithinReach,
  listCertificates,
  listCertifiedCourses,
} from "@/lib/credentials/queries/review";
import { listOpenFlags } from "@/lib/learning/queries/flags";
import {
  getClaimEvidence,
  getHoursWithinReach,
  listRequirements,
  listWaitingClaims,
} from "@/lib/learning/queries/hours";
import {
  countOrganisations,
  getOrganisation,
  listOrganisationChoices,
  listOrganisations,
} from "@/lib/people/queries/organisations";
import { listPlaceChanges } from "@/lib/people/queries/place-history";
import {
  findRegions,
  getRegion,
  listRegionChoices,
  listTree,
} from "@/lib/people/queries/region-tree";
import { countRoles, findPeopleByName, getRolesOf, listRoles } from "@/lib/roles/queries/grants";
import { type Asking, both, own, type World } from "@/tests/integration/isolation/asking";
import type { District } from "@/tests/integration/isolation/district";
import { peopleDeeds, peopleQuestions } from "@/tests/integration/isolation/people-questions";

const certificates = { q: "", course: "", state: "" } as const;
const organisations = { q: "", kind: "", region: "", state: "", page: 1 } as const;
const roles = { q: "", role: "", state: "", page: 1 } as const;
const attempts = { words: "", outcome: null, page: 1 } as const;

/** Queries by domain and name. */
export const queries: Record<string, Asking> = {
  "audit/listAuditEntries": async ({ actor }) =>
    await listAuditEntries(own(actor, "audit.read"), AuditFilter.parse({})),
  "assessment/listAttemptsWithinReach": (world) => {
    const allowed = own(world.actor, "attempt.review");
    const { slug } = world.shared.course;
    return both(world, ({ personName }) =>
      listAttemptsWithinReach(allowed, slug, { ...attempts, words: personName }),
    );
  },
  "assessment/listAttemptsForExport": ({ actor, shared }) =>
    listAttemptsForExport(own(actor, "attempt.review"), shared.course.slug, attempts),
  "assessment/getAttemptReview": (world) =>
    both(world, ({ attemptId }) =>
      getAttemptReview(own(world.actor, "attempt.review"), world.shared.course.slug, attemptId),
    ),
  "assessment/getItemAnalysis": async (world) => [
    await getItemAnalysis(own(world.actor, "assessment.analyse"), world.shared.course.slug),
    await both(world, ({ draftSlug }) =>
      getItemAnalysis(own(world.actor, "assessment.analyse"), draftSlug),
    ),
  ],
  "assessment/getQuestionPicture": (world) =>
    both(world, ({ draftSlug, pictureHash }) =>
      getQuestionPicture(own(world.actor, "assessment.analyse"), draftSlug, pictureHash),
    ),
  "authoring/getDraftMediaFile": (world) =>
    both(world, ({ draftSlug, pictureHash }) =>
      getDraftMediaFile(own(world.actor, "assessment.analyse"), draftSlug, pictureHash),
    ),
  "authoring/listTaughtCourses": ({ actor }) => listTaughtCourses(own(actor, "assessment.analyse")),
  "credentials/listOwnBatches": ({ actor }) => listOwnBatches(own(actor, "certificate.review")),
  "credentials/openOwnBatch": (world) =>
    both(world, ({ batchId }) => openOwnBatch(own(world.actor, "certificate.review"), batchId)),
  "credentials/listCertificates": async (world) => {
    const allowed = own(world.actor, "certificate.review");
    return [
      await listCertificates(allowed, certificates),
      await both(world, ({ certificateNumber }) =>
        listCertificates(allowed, { ...certificates, q: certificateNumber }),
      ),
    ];
  },
  "credentials/countCertificates": ({ actor }) =>
    countCertificates(own(actor, "certificate.review"), certificates),
  "credentials/listCertifiedCourses": ({ actor }) =>
    listCertifiedCourses(own(actor, "certificate.review")),
  "credentials/getCertificateWithinReach": (world) =>
    both(world, ({ certificateId }) =>
      getCertificateWithinReach(own(world.actor, "certificate.review"), certificateId),
    ),
  "learning/listOpenFlags": ({ actor }) => listOpenFlags(own(actor, "study.review")),
  "learning/getHoursWithinReach": (world) =>
    both(world, ({ personId }) =>
      getHoursWithinReach(own(world.actor, "hours.decide"), personId, new Date("2026-11-28")),
    ),
  "learning/listWaitingClaims": ({ actor }) => listWaitingClaims(own(actor, "hours.decide")),
  "learning/listRequirements": ({ actor }) => listRequirements(own(actor, "hours.decide")),
  "learning/getClaimEvidence": (world) =>
    both(world, ({ claimId }) => getClaimEvidence(own(world.actor, "hours.decide"), claimId)),
  ...peopleQuestions,
  "people/listOrganisations": async (world) => {
    const allowed = own(world.actor, "organisation.maintain");
    return [
      await listOrganisations(allowed, organisations),
      await both(world, ({ regionCode }) =>
        listOrganisations(allowed, { ...organisations, region: regionCode }),
      ),
    ];
  },
  "people/countOrganisations": ({ actor }) =>
    countOrganisations(own(actor, "organisation.maintain"), organisations),
  "people/getOrganisation": (world) =>
    both(world, ({ organisationId }) =>
      getOrganisation(own(world.actor, "organisation.maintain"), organisationId),
    ),
  "people/listOrganisationChoices": ({ actor }) =>
    listOrganisationChoices(own(actor, "role.grant")),
  "people/listPlaceChanges": async (world) => {
    const allowed = own(world.actor, "organisation.maintain");
    return [
      await both(world, ({ organisationId }) => listPlaceChanges(allowed, { organisationId })),
      await both(world, ({ regionCode }) => listPlaceChanges(allowed, { regionCode })),
    ];
  },
  "people/findRegions": ({ actor }) => findRegions(own(actor, "organisation.maintain"), "区"),
  "people/getRegion": (world) =>
    both(world, ({ regionCode }) =>
      getRegion(own(world.actor, "organisation.maintain"), regionCode),
    ),
  "people/listRegionChoices": ({ actor }) => listRegionChoices(own(actor, "organisation.maintain")),
  "people/listTree": (world) =>
    both(world, ({ regionCode }) =>
      listTree(own(world.actor, "organisation.maintain"), regionCode),
    ),
  "roles/listRoles": ({ actor }) => listRoles(own(actor, "role.grant"), roles),
  "roles/countRoles": ({ actor }) => countRoles(own(actor, "role.grant"), roles),
  "roles/getRolesOf": (world) =>
    both(world, ({ personId }) => getRolesOf(own(world.actor, "role.grant"), personId)),
  "roles/findPeopleByName": (world) =>
    both(world, ({ personName }) => findPeopleByName(own(world.actor, "role.grant"), personName)),
};

const station = { name: "新站（虚构）", kind: "station", contactName: "", contactPhone: "" };
const until = "2099-12-31";

/** What is sent to do something to `there`, by the command's name. */
export const commands: Record<string, (there: District, world: World) => object> = {
  ...peopleDeeds,
  "people.disable_person": ({ personId }) => ({ personId }),
  "people.enable_person": ({ personId }) => ({ personId }),
  "people.create_organisation": ({ regionCode }) => ({ ...station, regionCode }),
  "people.edit_organisation": ({ organisationId }) => ({ ...station, organisationId }),
  "people.close_organisation": ({ organisationId }) => ({ organisationId }),
  "people.reopen_organisation": ({ organisationId }) => ({ organisationId }),
  "people.move_organisation": ({ organisationId }, { here }) => ({
    organisationId,
    regionCode: here.regionCode,
  }),
  "people.merge_organisations": ({ organisationId }, { here }) => ({
    organisationId,
    into: here.organisationId,
  }),
  "roles.grant": ({ personId }, { here }) => ({
    ...{ personId, role: "trainer", scope: `org:${here.organisationId}` },
    ...{ validFrom: "2099-01-01", validUntil: until },
  }),
  "roles.end": ({ grantId }) => ({ grantId }),
  "roles.set_end": ({ grantId }) => ({ grantId, validUntil: until }),
  "learning.decide_claim": ({ claimId }) => ({ claimId, decision: "approve" }),
  "learning.review_flag": ({ flagId }) => ({ flagId, remark: "问过了" }),
  "learning.correct_credit": ({ creditId }) => ({
    ...{ creditId, direction: "take", minutes: 10, reason: "记错了" },
  }),
  "credentials.make_batch": ({ certificateNumber }) => ({ ...certificates, q: certificateNumber }),
};

type Params = Record<string, string>;

/** The address parts that ask a route for something of a place. */
export const routes: Record<string, (place: District, world: World) => Params> = {
  "app/manage/certificates/[certificate]/pdf/route.ts": ({ certificateId }) => ({
    certificate: certificateId,
  }),
  "app/manage/certificates/archive/[batch]/route.ts": ({ batchId }) => ({
    batch: batchId,
  }),
  "app/manage/audit/export/route.ts": () => ({}),
  "app/manage/people/import/template/route.ts": () => ({}),
  "app/manage/hours/[person]/export/route.ts": ({ personId }) => ({ person: personId }),
  "app/manage/hours/evidence/[claim]/route.ts": ({ claimId }) => ({ claim: claimId }),
  "app/teach/[course]/attempts/export/route.ts": ({ draftSlug }) => ({ course: draftSlug }),
  "app/teach/[course]/media/[hash]/[name]/route.ts": ({ draftSlug, pictureHash }) => ({
    ...{ course: draftSlug, hash: pictureHash, name: "picture.png" },
  }),
};
