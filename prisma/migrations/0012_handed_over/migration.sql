-- The official hands a document to the applicant: a decision, a sample, a form.
ALTER TYPE "FilePurpose" ADD VALUE 'handed';
